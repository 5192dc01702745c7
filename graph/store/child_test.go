package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// childStore names, for a test binary that plays a second process, the folder
// of the store to write to.
const childStore = "NEWSGRAPH_TEST_CHILD_STORE"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childStore); dir != "" {
		fmt.Println(writeForEver(dir))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// writeForEver puts batches of articles until it is killed. It prints the
// number of each batch when its Put has returned.
func writeForEver(dir string) error {
	s, err := Open(context.Background(), dir, Options{Resolve: resolveByName})
	if err != nil {
		return err
	}
	stats, err := s.Stats(context.Background())
	for batch := stats.Documents / childBatch; err == nil; batch++ {
		fmt.Println(batch)
		_, err = s.Put(context.Background(), makeBatch(batch)...)
	}
	return err
}

const childBatch = 3 // articles to a Put

// startChild runs writeForEver in a process of its own.
func startChild(t *testing.T, dir string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childStore+"="+dir)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = child.Process.Kill()
		_ = child.Wait()
	})
	return child, bufio.NewScanner(out)
}

// TestKill kills a writing process again and again, in its long form 50 times. The
// store must open, hold whole Puts only, and all that were acknowledged.
func TestKill(t *testing.T) {
	dir := t.TempDir()
	rounds := 6
	if os.Getenv(manyDamages) != "" {
		rounds = 50
	}
	for round := range rounds {
		child, lines := startChild(t, dir)
		begun := -1
		for range 2 + round%3 {
			if !lines.Scan() {
				t.Fatal("the child ended by itself")
			}
			n, err := strconv.Atoi(lines.Text())
			if err != nil {
				t.Fatalf("the child says %q", lines.Text())
			}
			begun = n
		}
		// At different points within a Put, which takes some 20 ms.
		time.Sleep(time.Duration(round%11) * 4 * time.Millisecond)
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() { // what it said before it died
			begun, _ = strconv.Atoi(lines.Text())
		}
		_ = child.Wait()
		checkWhole(t, dir, begun)
	}
}

// checkWhole opens the store and checks that it holds the batches before the
// one that had begun, and that one wholly or not at all.
func checkWhole(t *testing.T, dir string, begun int) {
	t.Helper()
	s := mustOpen(t, dir, Options{Resolve: resolveByName})
	stats, err := s.Stats(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	batches := stats.Documents / childBatch
	if stats.Documents%childBatch != 0 || batches < begun || batches > begun+1 {
		t.Fatalf("%d articles are there after batch %d had begun", stats.Documents, begun)
	}
	var articles []int
	for i := range stats.Documents {
		articles = append(articles, i)
	}
	if bytesOf(t, s) != expected(t, makeArticlesOf(articles)...) {
		t.Fatal("the graph is not that of whole batches")
	}
	checkRows(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestBesideAWriter lets another process write without pause: a second writer is
// told for whom it would wait, and readers see whole Puts, never fewer than were
// acknowledged before they came.
func TestBesideAWriter(t *testing.T) {
	dir := t.TempDir()
	child, lines := startChild(t, dir)
	if !lines.Scan() {
		t.Fatal("the child says nothing")
	}
	_, err := Open(context.Background(), dir, Options{})
	process := fmt.Sprintf("process %d", child.Process.Pid)
	if !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), dir) || !strings.Contains(err.Error(), process) {
		t.Errorf("a second writer: %v", err)
	}
	for range 20 {
		if !lines.Scan() {
			t.Fatal("the child ended by itself")
		}
		begun, err := strconv.Atoi(lines.Text())
		if err != nil {
			t.Fatal(err)
		}
		s := mustOpen(t, dir, Options{ReadOnly: true})
		stats, err := s.Stats(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		batches := stats.Documents / childBatch
		if stats.Documents%childBatch != 0 || batches < begun {
			t.Errorf("%d articles are read after batch %d had begun", stats.Documents, begun)
		}
		numbers := make([]int, stats.Documents)
		for i := range numbers {
			numbers[i] = i
		}
		if bytesOf(t, s) != expected(t, makeArticlesOf(numbers)...) {
			t.Error("the graph is not that of whole batches")
		}
	}
}
