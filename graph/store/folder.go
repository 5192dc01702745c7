package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"syscall"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// formatVersion is the version of what a folder holds: the layout of its files
// and the way in which facts become quads. Whoever changes either raises it, so
// that no program misreads the store of another version.
const formatVersion = 2

// The files of a store's folder, beside the database in a folder of its own.
const (
	stampFile     = "newsgraph-store.json"
	lockFile      = "LOCK"
	firstDatabase = "db-1"
)

// databaseName is how databases are called. Nothing of another name is opened,
// and nothing of another name is swept away.
var databaseName = regexp.MustCompile(`^db-[0-9]+$`)

// stamp is the content of stampFile. It is replaced as a whole, so that a crash
// leaves the old one or the new one.
type stamp struct {
	Version int `json:"version"`
	// Database is the folder of the current database; Compact changes it.
	Database string `json:"database"`
}

// folder is the locked folder of a store.
type folder struct {
	fs   vfs.FS
	dir  string
	lock io.Closer
	stamp
	isNew bool // no stamp has been written yet
}

// openFolder locks the folder and reads its stamp. With create it makes a
// folder that is absent; a folder with other content is refused.
func openFolder(fsys vfs.FS, dir string, create bool) (*folder, error) {
	f := &folder{fs: fsys, dir: dir}
	if !create {
		if err := f.find(); err != nil {
			return nil, err
		}
	}
	if err := f.makeDir(); err != nil {
		return nil, err
	}
	if err := f.checkForeign(); err != nil {
		return nil, err
	}
	lock, err := pebble.LockDirectory(dir, fsys)
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) || errors.Is(err, syscall.ENOSPC) {
		return nil, err
	} else if err != nil {
		return nil, &storeError{dir, ErrLocked, err}
	}
	f.lock = lock
	if err := f.readStamp(); err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	return f, nil
}

func (f *folder) path(name string) string { return f.fs.PathJoin(f.dir, name) }

func (f *folder) exists(name string) bool {
	_, err := f.fs.Stat(f.path(name))
	return err == nil
}

// find looks for the stamp. A folder that may not be looked into is another
// error than one without a store.
func (f *folder) find() error {
	_, err := f.fs.Stat(f.path(stampFile))
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return &storeError{dir: f.dir, kind: ErrNoStore}
	case err != nil:
		return err
	}
	return nil
}

// makeDir makes the folder and its name durable.
func (f *folder) makeDir() error {
	if f.exists("") {
		return nil
	}
	if err := f.fs.MkdirAll(f.dir, 0o755); err != nil {
		return err
	}
	return syncDir(f.fs, f.fs.PathDir(f.dir))
}

// checkForeign refuses a folder that has files but no stamp. A lock and a
// database without a stamp are what a broken-off first Open leaves.
func (f *folder) checkForeign() error {
	names, err := f.fs.List(f.dir)
	if err != nil {
		return err
	}
	if slices.Contains(names, stampFile) {
		return nil
	}
	for _, n := range names {
		if n != lockFile && n != firstDatabase && n != stampFile+".new" {
			return &storeError{dir: f.dir, kind: ErrNotStore}
		}
	}
	return nil
}

func (f *folder) readStamp() error {
	file, err := f.fs.Open(f.path(stampFile))
	if errors.Is(err, fs.ErrNotExist) {
		f.stamp, f.isNew = stamp{formatVersion, firstDatabase}, true
		return nil
	} else if err != nil {
		return err
	}
	defer file.Close()
	if err := json.NewDecoder(file).Decode(&f.stamp); err != nil {
		return &storeError{f.dir, ErrCorrupt, fmt.Errorf("%s: %w", stampFile, err)}
	}
	if f.Version > formatVersion {
		return &storeError{f.dir, ErrNewer, fmt.Errorf("format %d, this program knows up to %d", f.Version, formatVersion)}
	}
	if f.Version >= 1 && f.Version < formatVersion {
		return &storeError{f.dir, ErrOlder, fmt.Errorf("format %d, this program writes %d", f.Version, formatVersion)}
	}
	if f.Version < 1 || !databaseName.MatchString(f.Database) {
		return &storeError{f.dir, ErrCorrupt, fmt.Errorf("%s: version %d, database %q", stampFile, f.Version, f.Database)}
	}
	return nil
}

// writeStamp makes database the current one.
func (f *folder) writeStamp(database string) error {
	next := stamp{formatVersion, database}
	text, err := json.Marshal(next)
	if err != nil {
		return err
	}
	temp := f.path(stampFile + ".new")
	if err := writeSynced(f.fs, temp, append(text, '\n')); err != nil {
		return err
	}
	if err := f.fs.Rename(temp, f.path(stampFile)); err != nil {
		return err
	}
	f.stamp, f.isNew = next, false
	return syncDir(f.fs, f.dir)
}

// sweep removes databases that are not the current one: what a broken-off or
// finished Compact left.
func (f *folder) sweep() error {
	names, err := f.fs.List(f.dir)
	if err != nil {
		return err
	}
	for _, n := range names {
		if databaseName.MatchString(n) && n != f.Database {
			err = errors.Join(err, f.fs.RemoveAll(f.path(n)))
		}
	}
	return err
}

// nextDatabase names a database that does not exist yet.
func (f *folder) nextDatabase() string {
	var n int
	// A name that does not parse counts as 0; the stamp was checked before.
	_, _ = fmt.Sscanf(f.Database, "db-%d", &n)
	return fmt.Sprintf("db-%d", n+1)
}

func writeSynced(fsys vfs.FS, name string, text []byte) error {
	file, err := fsys.Create(name, vfs.WriteCategoryUnspecified)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	return errors.Join(err, file.Sync(), file.Close())
}

// syncDir makes the names in a folder durable.
func syncDir(fsys vfs.FS, dir string) error {
	d, err := fsys.OpenDir(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
