// Package npm reads files out of the package archives that `npm pack` leaves in
// a folder. It downloads nothing.
package npm

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Package is one package at one version, as "name@version".
type Package string

// archive is the name that `npm pack` gives to the package's archive:
// "@scope/name@1.0" becomes "scope-name-1.0.tgz".
func (p Package) archive() string {
	name := strings.NewReplacer("@", "-", "/", "-").Replace(strings.TrimPrefix(string(p), "@"))
	return name + ".tgz"
}

// Read hands the named file of the package to read. The archive is looked for
// in dir; where it is missing the error says how to get it.
func Read(dir string, p Package, file string, read func(io.Reader) error) error {
	name := filepath.Join(dir, p.archive())
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s is missing: get it with `npm pack --pack-destination %s %s`", name, dir, p)
	} else if err != nil {
		return err
	}
	defer f.Close()
	unzipped, err := gzip.NewReader(f)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for files := tar.NewReader(unzipped); ; {
		header, err := files.Next()
		if err != nil {
			return fmt.Errorf("%s: looking for package/%s: %w", name, file, err)
		}
		if header.Name == "package/"+file {
			return read(files)
		}
	}
}
