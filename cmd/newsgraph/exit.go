package main

import (
	"context"
	"errors"
	"fmt"

	"newsgraph/graph/ask"
	"newsgraph/graph/query"
	"newsgraph/graph/resolve"
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
	exitInterrupt = 130 // 128 + SIGINT, as shells have it
)

const exitCodesHelp = `Every command ends with one of these codes:

  0    success; some input may have been skipped, each piece with a warning
  1    something else failed, such as writing a file
  2    the command line is wrong: unknown command, flag, relation, format or
       date; or the table of corrections is
  3    nothing found: no such actor, an ambiguous name, no edge, no path
  4    no article could be read: all input was missing, empty or broken
  5    the store: missing, in use, damaged, of another version, disk full
  130  interrupted; what was stored before is whole`

// usageError says that the command line is wrong.
type usageError struct{ err error }

// Error is the message of the error underneath.
func (e usageError) Error() string { return e.err.Error() }

// Unwrap returns the error underneath.
func (e usageError) Unwrap() error { return e.err }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// errNothing says that a question has no answer, errInput that no article could
// be read.
var (
	errNothing = errors.New("nothing found")
	errInput   = errors.New("no article could be read")
)

// storeErrors are what can be wrong with a store as a whole.
var storeErrors = []error{
	store.ErrLocked, store.ErrNewer, store.ErrOlder, store.ErrNoStore, store.ErrNotStore,
	store.ErrCorrupt, store.ErrDiskFull, store.ErrPermission,
}

// exitCode maps an error to the code that the process ends with.
func exitCode(err error) int {
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, context.Canceled):
		return exitInterrupt
	case isA[childError](err):
		var child childError
		errors.As(err, &child)
		return child.code
	case isA[usageError](err), isA[*query.UnknownTermError](err), isA[*resolve.SyntaxError](err):
		return exitUsage
	case isA[*query.AmbiguousError](err), isA[*query.NotFoundError](err), isA[*ask.ArticleError](err), errors.Is(err, errNothing), errors.Is(err, query.ErrNoPath):
		return exitNotFound
	case errors.Is(err, errInput):
		return exitInput
	}
	for _, e := range storeErrors {
		if errors.Is(err, e) {
			return exitStore
		}
	}
	return exitFailure
}

// isA tells whether err is, or wraps, an error of type E.
func isA[E error](err error) bool {
	var e E
	return errors.As(err, &e)
}
