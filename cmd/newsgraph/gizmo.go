package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime/metrics"
	"strconv"
	"time"

	"github.com/spf13/cobra"
)

const gizmoLong = `Gizmo runs a query in the language of Cayley, whose query engine reads the store,
and prints one JSON value a line. Nodes are called by their ids in angle
brackets, as newsgraph show --output json gives them; relations by their names.

  newsgraph gizmo 'g.V("<joe-biden>").Out("<met>").All()'
  newsgraph gizmo 'g.V("<joe-biden>").In("<ng:source>").Has("<ng:status>", "planned").All()'
  newsgraph gizmo 'g.V("<joe-biden>").In("<ng:source>").Out("<ng:sentence>").All()'

A query that runs longer than --timeout is stopped; 0 lets it run until Ctrl-C.`

// gizmoTimeout ends a query that loops. Walks of three steps from the most told
// actors of some thousand articles take seconds.
const gizmoTimeout = time.Minute

// gizmoMemory is the memory in megabytes that a query may need: all articles of a
// store of some ten thousand in one answer.
const gizmoMemory = 1000

type gizmoOptions struct {
	limit, memory int
	timeout       time.Duration
}

func newGizmo(env environment) *cobra.Command {
	var o gizmoOptions
	cmd := &cobra.Command{
		Use:   "gizmo QUERY",
		Short: "Ask the store in Cayley's own language",
		Long:  gizmoLong,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) != 1:
				return usagef("give one query in single quotation marks, such as 'g.V(\"<nato>\").Out().All()'")
			case o.limit < 0 || o.timeout < 0 || o.memory < 0:
				return usagef("--limit, --timeout and --memory cannot be negative")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := storeToRead(cmd, env)
			if env.getenv(gizmoChild) == "" {
				return superviseGizmo(cmd.Context(), env, dir, args[0], o)
			}
			go watchMemory(o.memory, env.err)
			return gizmo(cmd.Context(), env, dir, args[0], o.limit)
		},
	}
	cmd.Flags().IntVar(&o.limit, "limit", 0, "number of results (default: all)")
	cmd.Flags().DurationVar(&o.timeout, "timeout", gizmoTimeout, "stop the query after this time, such as 30s or 5m; 0 for never")
	cmd.Flags().IntVar(&o.memory, "memory", gizmoMemory, "stop the query when it needs more than so many megabytes; 0 for no bound")
	return cmd
}

// gizmo runs a query and prints its results.
func gizmo(ctx context.Context, env environment, dir, query string, limit int) error {
	s, err := openToRead(ctx, dir)
	if err != nil {
		return err
	}
	defer s.Close()
	results, err := s.Gizmo(ctx, query, limit)
	if err != nil {
		return err
	}
	if len(results) == 0 {
		return fmt.Errorf("%w", errNothing)
	}
	return writeJSONLines(env.out, results)
}

// gizmoChild, set in the environment, tells a process that another one watches
// over the query that it runs.
const gizmoChild = "NEWSGRAPH_GIZMO_CHILD"

// superviseGizmo runs a query in a process of its own, since a loop in the native
// functions of the language can be ended in no other way.
func superviseGizmo(ctx context.Context, env environment, dir, query string, o gizmoOptions) error {
	program, err := os.Executable()
	if err != nil {
		return fmt.Errorf("cannot find this program to run the query: %w", err)
	}
	timed := ctx
	if o.timeout > 0 {
		var cancel context.CancelFunc
		timed, cancel = context.WithTimeout(ctx, o.timeout)
		defer cancel()
	}
	child := exec.CommandContext(timed, program, "gizmo", "--store", dir,
		"--limit", strconv.Itoa(o.limit), "--memory", strconv.Itoa(o.memory), "--", query)
	child.Env = append(os.Environ(), gizmoChild+"=1")
	var said bytes.Buffer
	child.Stdout, child.Stderr = env.out, &said
	err = child.Run()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case timed.Err() != nil:
		return fmt.Errorf("the query ran longer than %v and was stopped: look for a loop in it, ask for less with --limit, or give it more time with --timeout", o.timeout)
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		_, _ = env.err.Write(said.Bytes())
		return childError{max(exit.ExitCode(), exitFailure)}
	}
	return err
}

// childError is the failure of a process that has said itself what is wrong.
type childError struct{ code int }

// Error is for who asks all the same.
func (e childError) Error() string { return fmt.Sprintf("the query ended with exit code %d", e.code) }

// memoryPause is the time between two looks at the memory: a query allocates some
// hundred megabytes a second at most.
const memoryPause = 50 * time.Millisecond

// watchMemory ends the process when it needs more memory than megabytes.
func watchMemory(megabytes int, stderr io.Writer) {
	if megabytes <= 0 {
		return
	}
	used := []metrics.Sample{{Name: "/memory/classes/total:bytes"}}
	for {
		metrics.Read(used)
		if used[0].Value.Uint64() > uint64(megabytes)<<20 {
			fmt.Fprintf(stderr, "newsgraph: the query needed more than %d MB and was stopped: ask for less, or give it more with --memory\n", megabytes)
			os.Exit(exitFailure)
		}
		time.Sleep(memoryPause)
	}
}
