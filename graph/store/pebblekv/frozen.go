package pebblekv

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// frozen is a database's folder as it was at one moment. Tables, which are
// written once and never changed, are open files, which stay readable when a
// writer removes their names; all other files are copies in memory.
type frozen struct {
	vfs.FS // the copies
	dir    string
	tables map[string]vfs.File
}

// freezeTries is how often freeze begins anew when a writer changes the list of
// tables while it looks. That happens some times a second at most, and a look
// takes milliseconds.
const freezeTries = 100

// tableEnding is that of Pebble's tables, manifestMark is in the names of the
// lists of tables and of the file that says which of them counts.
const (
	lockFile     = "LOCK"
	tableEnding  = ".sst"
	manifestMark = "MANIFEST"
)

// freeze takes hold of the database in dir. A manifest that is the same before
// and after proves the moment: no table in it was removed in between, as Pebble
// changes the manifest first. Journals only grow, and by whole commits.
func freeze(fsys vfs.FS, dir string) (*frozen, error) {
	for try := 0; ; try++ {
		before, err := manifests(fsys, dir)
		if err != nil {
			return nil, err
		}
		f := &frozen{vfs.NewMem(), dir, map[string]vfs.File{}}
		err = f.take(fsys, dir)
		if err == nil {
			var after []byte
			after, err = manifests(fsys, dir)
			if err == nil && bytes.Equal(before, after) {
				return f, nil
			}
		}
		f.close()
		// A file that has gone is the writer's doing, unless it stays so.
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		if try == freezeTries {
			return nil, fmt.Errorf("the tables of %s change all the time: %w", dir, errors.Join(err, errBusy))
		}
	}
}

var errBusy = errors.New("try again")

// take opens the tables and copies the rest.
func (f *frozen) take(fsys vfs.FS, dir string) error {
	names, err := fsys.List(dir)
	if err != nil {
		return err
	}
	if err := f.FS.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, name := range names {
		if name == lockFile {
			continue // closing it would take the lock of a writer in this process
		}
		path := fsys.PathJoin(dir, name)
		if strings.HasSuffix(name, tableEnding) {
			file, err := fsys.Open(path)
			if errors.Is(err, fs.ErrNotExist) {
				continue // one that no longer counts
			} else if err != nil {
				return err
			}
			f.tables[path] = file
			continue
		}
		text, err := readAll(fsys, path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			return err
		}
		if err := f.copy(path, text); err != nil {
			return err
		}
	}
	return nil
}

func (f *frozen) copy(path string, text []byte) error {
	file, err := f.FS.Create(path, vfs.WriteCategoryUnspecified)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	return errors.Join(err, file.Close())
}

// manifests is the content of all manifests and the names of their marks.
func manifests(fsys vfs.FS, dir string) ([]byte, error) {
	names, err := fsys.List(dir)
	if err != nil {
		return nil, err
	}
	var out []byte
	for _, name := range names {
		if !strings.Contains(name, manifestMark) {
			continue
		}
		text, err := readAll(fsys, fsys.PathJoin(dir, name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		out = fmt.Appendf(out, "%s %d\n%s", name, len(text), text)
	}
	return out, nil
}

func readAll(fsys vfs.FS, path string) ([]byte, error) {
	info, err := fsys.Stat(path)
	if err != nil || info.IsDir() {
		return nil, err
	}
	file, err := fsys.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(file)
}

// close lets the tables go.
func (f *frozen) close() {
	if f == nil {
		return
	}
	for _, file := range f.tables {
		_ = file.Close() // it was only read
	}
}

// Open opens a table that is held, or a copy.
func (f *frozen) Open(name string, opts ...vfs.OpenOption) (vfs.File, error) {
	if file, ok := f.tables[name]; ok {
		return held{file}, nil
	}
	return f.FS.Open(name, opts...)
}

// Stat tells of a table that is held, or of a copy.
func (f *frozen) Stat(name string) (vfs.FileInfo, error) {
	if file, ok := f.tables[name]; ok {
		return file.Stat()
	}
	return f.FS.Stat(name)
}

// List lists the tables with the copies.
func (f *frozen) List(dir string) ([]string, error) {
	names, err := f.FS.List(dir)
	for path := range f.tables {
		if f.PathDir(path) == dir {
			names = append(names, f.PathBase(path))
		}
	}
	return names, err
}

// held is a table; its users close it, and the frozen folder keeps it open.
type held struct{ vfs.File }

// Close does nothing.
func (held) Close() error { return nil }
