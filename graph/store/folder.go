package store

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// formatVersion is the version of what a folder holds: the layout of its files
// and the rows of its tables. Whoever changes either raises it, so
// that no program misreads the store of another version.
const formatVersion = 6

// The files of a store's folder, beside the database in a folder of its own.
const (
	stampFile     = "newsgraph-store.json"
	lockFile      = "LOCK"
	writerFile    = "WRITER" // who holds the lock
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
	// head is what the database holds at the least.
	head
	// Sum is a digest of the others.
	Sum string `json:"sum"`
}

// sum is the digest of a stamp: half of SHA-256 is more than chance damage asks
// for.
func (s stamp) sum() string {
	text := fmt.Sprintf("%d %s %d %d", s.Version, s.Database, s.Commit, s.Articles)
	digest := sha256.Sum256([]byte(text))
	return hex.EncodeToString(digest[:16])
}

// folder is the folder of a store; a writer has it locked.
type folder struct {
	fs   vfs.FS
	dir  string
	lock io.Closer // nil for readers
	stamp
	isNew bool // no stamp has been written yet
}

// openToRead finds the folder's stamp. It writes nothing.
func openToRead(fsys vfs.FS, dir string) (*folder, error) {
	f := &folder{fs: fsys, dir: dir}
	if err := f.find(); err != nil {
		return nil, err
	}
	return f, f.readStamp()
}

// openFolder locks the folder for a writer and reads its stamp. It makes a folder
// that is absent; a folder with other content is refused.
func openFolder(fsys vfs.FS, dir, who string) (*folder, error) {
	f := &folder{fs: fsys, dir: dir}
	if err := f.makeDir(); err != nil {
		return nil, err
	}
	if err := f.checkForeign(); err != nil {
		return nil, err
	}
	lock, err := lockFolder(fsys, dir, who)
	if err != nil {
		return nil, err
	}
	f.lock = lock
	if err := f.readStamp(); err != nil {
		return nil, errors.Join(err, f.unlock())
	}
	return f, nil
}

// lockFolder takes the lock of a folder.
func lockFolder(fsys vfs.FS, dir, who string) (io.Closer, error) {
	f := &folder{fs: fsys, dir: dir}
	lock, err := pebble.LockDirectory(dir, fsys)
	var call syscall.Errno
	switch held := errors.As(err, &call) && (call == syscall.EACCES || call == syscall.EAGAIN) && f.lockable(); {
	case err == nil:
		f.tell(who)
		return lock, nil
	case held, !errors.As(err, &call):
		return nil, &storeError{dir, ErrLocked, f.holder()}
	}
	return nil, err
}

// lockable tells whether the lock's file may be written: then an error of the
// lock means that another process has it.
func (f *folder) lockable() bool {
	file, err := f.fs.OpenReadWrite(f.path(lockFile), vfs.WriteCategoryUnspecified)
	return err == nil && file.Close() == nil
}

// tell writes down who has the lock. That is a courtesy to those who wait: it
// may fail.
func (f *folder) tell(who string) {
	text := fmt.Sprintf("%s, process %d, since %s\n", cmp.Or(who, "a program"), os.Getpid(), time.Now().Format("15:04:05"))
	_ = writeSynced(f.fs, f.path(writerFile), []byte(text))
}

// holder says who has the lock, as far as is known.
func (f *folder) holder() error {
	file, err := f.fs.Open(f.path(writerFile))
	if err != nil {
		return nil
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, 200))
	if err != nil || len(text) == 0 {
		return nil
	}
	return errors.New(strings.TrimSpace(string(text)))
}

// unlock gives the folder back.
func (f *folder) unlock() error {
	if f.lock == nil {
		return nil
	}
	_ = f.fs.Remove(f.path(writerFile))
	return f.lock.Close()
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
		if n != lockFile && n != writerFile && n != firstDatabase && n != stampFile+".new" {
			return &storeError{dir: f.dir, kind: ErrNotStore}
		}
	}
	return nil
}

func (f *folder) readStamp() error {
	file, err := f.fs.Open(f.path(stampFile))
	if errors.Is(err, fs.ErrNotExist) {
		f.stamp, f.isNew = stamp{Version: formatVersion, Database: firstDatabase}, true
		return nil
	} else if err != nil {
		return err
	}
	defer file.Close()
	f.stamp = stamp{}
	if err := json.NewDecoder(file).Decode(&f.stamp); err != nil {
		return &storeError{f.dir, ErrCorrupt, fmt.Errorf("%s: %w", stampFile, err)}
	}
	if f.Version > formatVersion {
		return &storeError{f.dir, ErrNewer, fmt.Errorf("format %d, this program knows up to %d", f.Version, formatVersion)}
	}
	if f.Version >= 1 && f.Version < formatVersion {
		return &storeError{f.dir, ErrOlder, fmt.Errorf("format %d, this program writes %d", f.Version, formatVersion)}
	}
	if f.Version < 1 || f.Sum != f.sum() || !databaseName.MatchString(f.Database) {
		return &storeError{f.dir, ErrCorrupt, fmt.Errorf("%s: version %d, database %q; its digest does not fit", stampFile, f.Version, f.Database)}
	}
	return nil
}

// writeStamp makes database the current one, with what it holds.
func (f *folder) writeStamp(database string, holds head) error {
	next := stamp{Version: formatVersion, Database: database, head: holds}
	next.Sum = next.sum()
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
