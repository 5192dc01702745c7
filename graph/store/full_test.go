package store

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/cockroachdb/pebble/v2/vfs/errorfs"

	"newsgraph/graph"
)

// smallDisk is a file system that says how much room it has.
type smallDisk struct {
	vfs.FS
	free uint64
}

func (d *smallDisk) GetDiskUsage(string) (vfs.DiskUsage, error) {
	return vfs.DiskUsage{AvailBytes: d.free}, nil
}

func checkFull(t *testing.T, err error) {
	t.Helper()
	if !errors.Is(err, ErrDiskFull) || !strings.Contains(err.Error(), "disk") || !strings.Contains(err.Error(), "free some space") {
		t.Errorf("on a full disk: %v", err)
	}
}

// TestNoRoom refuses a Put that would fill the disk, and goes on when there is
// room again.
func TestNoRoom(t *testing.T) {
	disk := &smallDisk{vfs.NewMem(), 1 << 30}
	s := mustOpen(t, "disk", Options{Resolve: resolveByName, fs: disk})
	mustPut(t, s, makeArticle(0, 9, 9))
	disk.free = 1 << 20
	_, err := s.Put(context.Background(), makeArticle(1, 9, 9))
	checkFull(t, err)
	if bytesOf(t, s) != expected(t, makeArticle(0, 9, 9)) {
		t.Error("the refused Put has changed the store")
	}
	disk.free = 1 << 30
	mustPut(t, s, makeArticle(1, 9, 9))
	if bytesOf(t, s) != expected(t, makeArticle(0, 9, 9), makeArticle(1, 9, 9)) {
		t.Error("the store did not recover")
	}
	checkRows(t, s)
}

// needRoom are the operations that a full disk refuses.
var needRoom = []errorfs.OpKind{
	errorfs.OpCreate, errorfs.OpLink, errorfs.OpMkdirAll, errorfs.OpRename, errorfs.OpReuseForWrite,
	errorfs.OpFileWrite, errorfs.OpFileWriteAt, errorfs.OpFileSync,
}

// fillingDisk is a file system that has room for some more writes once it is
// said to fill up.
type fillingDisk struct {
	*vfs.MemFS
	filling atomic.Bool
	left    atomic.Int64
}

func (d *fillingDisk) fs() vfs.FS {
	return errorfs.Wrap(d.MemFS, errorfs.InjectorFunc(func(op errorfs.Op) error {
		if d.filling.Load() && slices.Contains(needRoom, op.Kind) && d.left.Add(-1) < 0 {
			return syscall.ENOSPC
		}
		return nil
	}))
}

// TestWriteFails lets the disk run full without a warning, at each write in
// turn, and opens the store again from what is on the disk then.
func TestWriteFails(t *testing.T) {
	old, added := makeArticle(0, 9, 9), makeArticle(1, 9, 9)
	before, after := expected(t, old), expected(t, old, added)
	for room := int64(0); ; room++ {
		disk := &fillingDisk{MemFS: vfs.NewCrashableMem()}
		disk.left.Store(room)
		put, flush := fillDisk(t, disk, old, added)
		s := mustOpen(t, "disk", Options{Resolve: resolveByName, fs: disk.CrashClone(vfs.CrashCloneCfg{})})
		if got := bytesOf(t, s); got != after && (put == nil || got != before) {
			t.Errorf("room for %d writes, Put said %v: the store holds neither the old nor the new articles", room, put)
		}
		checkRows(t, s)
		if put == nil && flush == nil {
			if room < 10 {
				t.Errorf("a Put and a flush made only %d writes", room)
			}
			return
		}
	}
}

// fillDisk puts an article while the disk fills up, and lets Pebble flush, as
// it does by itself in time. All work after the failure must fail too.
func fillDisk(t *testing.T, disk *fillingDisk, old, added *graph.Graph) (put, flush error) {
	t.Helper()
	s, err := Open(context.Background(), "disk", Options{Resolve: resolveByName, fs: disk.fs()})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	mustPut(t, s, old)
	disk.filling.Store(true)
	if _, put = s.Put(context.Background(), added); put != nil {
		checkFull(t, put)
	}
	if flush = s.db.Flush(); flush != nil {
		_, err := s.Graph(context.Background())
		checkFull(t, err)
	}
	return put, flush
}
