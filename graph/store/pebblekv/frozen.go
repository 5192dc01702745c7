package pebblekv

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// frozen is a database's folder as it was at one moment. Tables, which are
// written once and never changed, are open files, which stay readable when a
// writer removes their names. Journals are open files, too, and are copied when
// the database asks for them: most are left over. All other files are copies in
// memory.
type frozen struct {
	vfs.FS // the copies
	dir    string
	files  map[string]vfs.File // tables and journals
}

// freezeTries is how often freeze begins anew when a writer changes the list of
// tables while it looks. That happens some times a second at most, and a look
// takes milliseconds.
const freezeTries = 100

// tableEnding is that of Pebble's tables, manifestMark is in the names of the
// lists of tables and of the file that says which of them counts.
const (
	lockFile      = "LOCK"
	tableEnding   = ".sst"
	journalEnding = ".log"
	manifestMark  = "MANIFEST"
)

// openFrozen freezes the database in dir and opens it with open. A manifest that is
// the same before and after proves the moment: no table in it was removed, and no
// journal that it needs was used again, as Pebble changes the manifest first.
// Journals only grow meanwhile, and by whole commits.
func openFrozen(fsys vfs.FS, dir string, open func(vfs.FS) (*pebble.DB, error)) (*pebble.DB, *frozen, error) {
	for try := 0; ; try++ {
		before, err := manifests(fsys, dir)
		if err != nil {
			return nil, nil, err
		}
		f := &frozen{vfs.NewMem(), dir, map[string]vfs.File{}}
		var db *pebble.DB
		if err = f.take(fsys, dir); err == nil {
			db, err = open(f)
		}
		after, err2 := manifests(fsys, dir)
		still := err2 == nil && bytes.Equal(before, after)
		if err == nil && still {
			return db, f, nil
		}
		if db != nil {
			_ = db.Close() // it was only read
		}
		f.close()
		if still {
			return nil, nil, err
		}
		if try == freezeTries {
			return nil, nil, errors.Join(fmt.Errorf("the tables of %s change all the time", dir), err, err2)
		}
	}
}

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
		if strings.HasSuffix(name, tableEnding) || strings.HasSuffix(name, journalEnding) {
			file, err := fsys.Open(path)
			if errors.Is(err, fs.ErrNotExist) {
				continue // one that no longer counts
			} else if err != nil {
				return err
			}
			f.files[path] = file
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

// close lets the files go.
func (f *frozen) close() {
	if f == nil {
		return
	}
	for _, file := range f.files {
		_ = file.Close() // it was only read
	}
}

// Open opens a table that is held, or a copy.
func (f *frozen) Open(name string, opts ...vfs.OpenOption) (vfs.File, error) {
	file, ok := f.files[name]
	switch {
	case !ok:
	case strings.HasSuffix(name, tableEnding):
		return held{file}, nil
	default:
		if err := f.copyHeld(name, file); err != nil {
			return nil, err
		}
	}
	return f.FS.Open(name, opts...)
}

// copyHeld copies a journal as it is now.
func (f *frozen) copyHeld(name string, file vfs.File) error {
	info, err := file.Stat()
	if err != nil {
		return err
	}
	text := make([]byte, info.Size())
	n, err := file.ReadAt(text, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return f.copy(name, text[:n])
}

// Stat tells of a file that is held, or of a copy.
func (f *frozen) Stat(name string) (vfs.FileInfo, error) {
	if file, ok := f.files[name]; ok {
		return file.Stat()
	}
	return f.FS.Stat(name)
}

// List lists the files that are held with the copies.
func (f *frozen) List(dir string) ([]string, error) {
	names, err := f.FS.List(dir)
	for path := range f.files {
		if name := f.PathBase(path); f.PathDir(path) == dir && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names, err
}

// held is a table; its users close it, and the frozen folder keeps it open.
type held struct{ vfs.File }

// Close does nothing.
func (held) Close() error { return nil }
