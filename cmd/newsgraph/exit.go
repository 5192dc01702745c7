package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"newsgraph/graph/query"
	"newsgraph/graph/store"
)

// The exit codes of the program, as `newsgraph help exit-codes` explains them.
const (
	exitOK        = 0
	exitFailure   = 1
	exitUsage     = 2
	exitNotFound  = 3
	exitInput     = 4
	exitStore     = 5
	exitInterrupt = 130
)

const exitCodesHelp = `0    success; some input may have been skipped, each with a warning
1    something else failed
2    the command line is wrong: unknown command, flag, relation or format
3    nothing found: no such actor, an ambiguous name, no edge, no path
4    no article could be read: all input was missing, empty or broken
5    the store: in use, damaged, from a newer version, missing, disk full
130  interrupted; what was stored before is whole`

// usageError says that the command line is wrong.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// errNothing says that a question has no answer, errInput that no article could
// be read.
var (
	errNothing = errors.New("nothing found")
	errInput   = errors.New("no article could be read")
)

// exitCode maps an error to the code that the process ends with.
func exitCode(err error) int {
	var (
		usage     usageError
		ambiguous *query.AmbiguousError
		unknown   *query.NotFoundError
		term      *query.UnknownTermError
	)
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, context.Canceled):
		return exitInterrupt
	case errors.As(err, &usage), errors.As(err, &term), strings.HasPrefix(err.Error(), "unknown command"), strings.HasPrefix(err.Error(), "unknown flag"):
		return exitUsage
	case errors.As(err, &ambiguous), errors.As(err, &unknown), errors.Is(err, errNothing), errors.Is(err, query.ErrNoPath):
		return exitNotFound
	case errors.Is(err, errInput):
		return exitInput
	}
	for _, e := range []error{store.ErrLocked, store.ErrNewer, store.ErrNoStore, store.ErrNotStore, store.ErrCorrupt, store.ErrDiskFull, store.ErrPermission} {
		if errors.Is(err, e) {
			return exitStore
		}
	}
	return exitFailure
}
