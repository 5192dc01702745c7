package store

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"newsgraph/graph/store/pebblekv"
)

// What can be wrong with a store as a whole. Errors of this package wrap one of
// these; their text names the folder and what to do.
var (
	// ErrLocked: another process has the store open.
	ErrLocked = errors.New("in use by another process")
	// ErrNewer: a newer version of the program wrote the store.
	ErrNewer = errors.New("written by a newer version of this program")
	// ErrOlder: an older version of the program wrote the store, which this one
	// cannot read.
	ErrOlder = errors.New("written by an older version of this program")
	// ErrNoStore: the folder holds no store, and none was to be made.
	ErrNoStore = errors.New("no store there")
	// ErrNotStore: the folder holds something else, or is a file.
	ErrNotStore = errors.New("something else is there, and no store")
	// ErrCorrupt: files of the store are missing or damaged.
	ErrCorrupt = errors.New("the store is damaged")
	// ErrDiskFull: the disk has no room for the change; nothing was written.
	ErrDiskFull = errors.New("the disk is full")
	// ErrPermission: the folder may not be read or written.
	ErrPermission = errors.New("no permission")
	// ErrReadOnly: a store opened for reading was to be changed.
	ErrReadOnly = errors.New("opened for reading only")
	// ErrClosed: the store was closed before.
	ErrClosed = errors.New("closed")
)

// remedies says for each error what its reader can do.
var remedies = map[error]string{
	ErrLocked:     "wait until it has finished or stop it; or use another folder",
	ErrNewer:      "update this program; or use another folder",
	ErrOlder:      "remove it and ingest the articles again; or use another folder",
	ErrNoStore:    "ingest articles into it first; or name the right folder",
	ErrNotStore:   "name an empty or a new folder",
	ErrCorrupt:    "newsgraph repair brings back what can be; or restore the folder from a backup, or remove it and ingest the articles again",
	ErrDiskFull:   "free some space and run the command again; what was stored before is safe",
	ErrPermission: "change the folder's owner or mode; or use another folder",
	ErrReadOnly:   "open it for writing",
}

// storeError is a failure of the store in folder dir.
type storeError struct {
	dir   string
	kind  error // one of the errors above
	cause error // what the file system or the database said, or nil
}

// Error is the folder, what is wrong with it, the cause and the remedy.
func (e *storeError) Error() string {
	s := fmt.Sprintf("store %s: %v", e.dir, e.kind)
	if e.cause != nil {
		// Pebble adds lines that say nothing to a user.
		line, _, _ := strings.Cut(e.cause.Error(), "\n")
		s += fmt.Sprintf(" (%s)", line)
	}
	if r := remedies[e.kind]; r != "" {
		s += ": " + r
	}
	return s
}

// Unwrap returns one of the errors above and, if there is one, the cause.
func (e *storeError) Unwrap() []error {
	if e.cause == nil {
		return []error{e.kind}
	}
	return []error{e.kind, e.cause}
}

// errDamaged says that the rows do not hold together.
var errDamaged = errors.New("damaged content")

// openFailure explains why a database does not open: when no system call but
// that for a missing file has failed, its content is to blame.
func openFailure(dir string, err error) error {
	var call syscall.Errno
	if errors.As(err, &call) && call != syscall.ENOENT {
		return explain(dir, err)
	}
	return &storeError{dir, ErrCorrupt, err}
}

// explain turns what the file system and the database report into an error that
// names the folder and, where the kind is known, the remedy.
func explain(dir string, err error) error {
	var known *storeError
	switch {
	case err == nil || errors.As(err, &known):
		return err
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return &storeError{dir, ErrDiskFull, err}
	case errors.Is(err, syscall.ENOTDIR):
		return &storeError{dir, ErrNotStore, err}
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return &storeError{dir, ErrPermission, err}
	case errors.Is(err, errDamaged), pebblekv.IsCorruption(err):
		return &storeError{dir, ErrCorrupt, err}
	}
	return fmt.Errorf("store %s: %w", dir, err)
}
