// Package registry reads files out of the package archives that `npm pack` and
// `pip download` leave in a folder. It downloads nothing.
package registry

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Archive is one package at one version, as its registry hands it out.
type Archive struct {
	// File is the name of the archive in the folder.
	File string
	// Root is the folder within the archive that paths are relative to.
	Root string
	// Get is the command that downloads the archive into the current folder.
	Get string
}

// NPM is the archive of "name@version" as `npm pack` names it:
// "@scope/name@1.0" becomes "scope-name-1.0.tgz".
func NPM(name string) Archive {
	file := strings.NewReplacer("@", "-", "/", "-").Replace(strings.TrimPrefix(name, "@"))
	return Archive{File: file + ".tgz", Root: "package", Get: "npm pack " + name}
}

// Read hands the named file of the archive in dir to read. Where the archive is
// missing the error says how to get it.
func (a Archive) Read(dir, file string, read func(io.Reader) error) error {
	name := filepath.Join(dir, a.File)
	if _, err := os.Stat(name); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s is missing: get it with `%s` in %s", name, a.Get, dir)
	}
	open := readTar
	if strings.HasSuffix(a.File, ".whl") {
		open = readZip
	}
	if err := open(name, path.Join(a.Root, file), read); err != nil {
		return fmt.Errorf("%s: %s: %w", name, file, err)
	}
	return nil
}

func readTar(name, file string, read func(io.Reader) error) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	unzipped, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	for files := tar.NewReader(unzipped); ; {
		header, err := files.Next()
		if err != nil {
			return err
		}
		if path.Clean(header.Name) == file {
			return read(files)
		}
	}
}

func readZip(name, file string, read func(io.Reader) error) error {
	files, err := zip.OpenReader(name)
	if err != nil {
		return err
	}
	defer files.Close()
	f, err := files.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	return read(f)
}
