package source

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// State tells, as a digest, what files lie under the paths, by their names, sizes
// and times: as long as it stays the same, reading them again brings nothing new.
func State(paths []string) string {
	h := sha256.New()
	note := func(p string, info fs.FileInfo) {
		fmt.Fprintf(h, "%q %d %d\n", p, info.Size(), info.ModTime().UnixNano())
	}
	for _, p := range paths {
		info, err := os.Stat(p)
		switch {
		case err != nil:
			fmt.Fprintf(h, "%q %v\n", p, err)
			continue
		case !info.IsDir():
			note(p, info)
			continue
		}
		_ = fs.WalkDir(os.DirFS(p), ".", func(name string, d fs.DirEntry, err error) error {
			at := filepath.Join(p, filepath.FromSlash(name))
			switch {
			case err != nil:
				return nil // it is said when the folder is read
			case name != "." && strings.HasPrefix(d.Name(), "."), d.IsDir() && name != "." && ours(at):
				if d.IsDir() {
					return fs.SkipDir
				}
			case !d.IsDir():
				if info, err := d.Info(); err == nil {
					note(at, info)
				}
			}
			return nil
		})
	}
	return hex.EncodeToString(h.Sum(nil))
}
