package main

import (
	"context"
	"os"
	"testing"
	"time"
)

// TestMain lets the test binary be the program where a query has to run in a
// process of its own.
func TestMain(m *testing.M) {
	if os.Getenv(gizmoChild) != "" {
		main()
	}
	os.Exit(m.Run())
}

// TestGizmoStops ends queries that loop in native calls, where no context is
// looked at: by time, by memory and by Ctrl-C.
func TestGizmoStops(t *testing.T) {
	w := factWorld(t)
	stdout, _ := w.must(exitOK, "gizmo", `g.V().Has("<ng:kind>", "country").All()`)
	contains(t, stdout, `"id":"<southland>"`)
	w.must(exitNotFound, "gizmo", `g.V("<nobody>").All()`)
	_, stderr := w.must(exitFailure, "gizmo", `g.V(`)
	contains(t, stderr, "the query: ")

	const loop = `/(x+x+)+\1y/.test(new Array(60).join("x"))`
	begun := time.Now()
	_, stderr = w.must(exitFailure, "gizmo", loop, "--timeout", "500ms")
	contains(t, stderr, "ran longer than 500ms")
	_, stderr = w.must(exitFailure, "gizmo", `var a = [], s = "x"; for (var i = 0; i < 24; i++) { s = s + s } while (true) { a.push(s + a.length) }`, "--memory", "300")
	contains(t, stderr, "more than 300 MB")
	ctx, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
	defer cancel()
	interrupted, stop := context.WithCancel(context.Background())
	defer stop()
	context.AfterFunc(ctx, stop)
	w.ctx = interrupted
	w.must(exitInterrupt, "gizmo", loop)
	if took := time.Since(begun); took > 30*time.Second {
		t.Errorf("stopping took %v", took)
	}
}
