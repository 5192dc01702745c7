package store

import (
	"context"
	"errors"
	"syscall"
	"testing"

	"github.com/cockroachdb/pebble/v2/vfs/errorfs"
)

// TestQuestionsWriteNothing asks a store on a file system that refuses all writing,
// as read-only media and full disks do: questions are answered, changes are
// refused with the reason.
func TestQuestionsWriteNothing(t *testing.T) {
	ctx := context.Background()
	disk, want := used(t)
	for cause, kind := range map[error]error{syscall.EROFS: ErrPermission, syscall.ENOSPC: ErrDiskFull} {
		refusing := errorfs.Wrap(disk, errorfs.InjectorFunc(func(op errorfs.Op) error {
			if op.Kind.ReadOrWrite() == errorfs.OpIsWrite {
				return cause
			}
			return nil
		}))
		s := mustOpen(t, "store", Options{ReadOnly: true, fs: refusing})
		if got := bytesOf(t, s); got != want {
			t.Errorf("%v: another graph", cause)
		}
		if _, err := s.Gizmo(ctx, `g.V("<Actor 1>").Out("<met>").All()`, 0); err != nil {
			t.Errorf("%v: %v", cause, err)
		}
		if _, err := s.Put(ctx, makeArticle(7, 3, 2)); !errors.Is(err, ErrReadOnly) {
			t.Errorf("%v: Put: %v", cause, err)
		}
		_, err := Open(ctx, "store", Options{Resolve: resolveByName, fs: refusing})
		if !errors.Is(err, kind) {
			t.Errorf("%v: a writer: %v", cause, err)
		}
	}
	if got, err := readAs(disk, true); err != nil || got != want {
		t.Errorf("the store has changed: %v", err)
	}
}
