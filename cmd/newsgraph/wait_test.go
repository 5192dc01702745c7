package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"

	"newsgraph/graph/store"
)

// TestQuestionsBesideAWriter asks while another process has the store to write,
// and lets a second writer wait for it.
func TestQuestionsBesideAWriter(t *testing.T) {
	w := factWorld(t)
	w.write(map[string]string{"a.txt": "NATO warned Russia."})
	holder, err := store.Open(w.ctx, homeStore, store.Options{Name: "the other one"})
	if err != nil {
		t.Fatal(err)
	}
	defer holder.Close()
	w.must(exitOK, "stats", "--store", homeStore)
	w.must(exitOK, "export", "json", "--store", homeStore)

	r, stderr := io.Pipe()
	env := environment{in: strings.NewReader(""), out: &bytes.Buffer{}, err: stderr, getenv: os.Getenv}
	code := make(chan int)
	go func() { code <- run(context.Background(), env, []string{"ingest", "a.txt", "--store", homeStore}) }()
	lines := bufio.NewReader(r)
	line, err := lines.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = io.Copy(io.Discard, lines) }()
	contains(t, line, "waiting", "the other one, process ", homeStore)
	if err := holder.Close(); err != nil {
		t.Fatal(err)
	}
	if got := <-code; got != exitOK {
		t.Errorf("the writer that waited ended with %d", got)
	}
}

// TestServeMany lets 200 clients ask at once while articles come in.
func TestServeMany(t *testing.T) {
	w := factWorld(t)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	r, stderr := io.Pipe()
	env := environment{in: strings.NewReader(""), out: &bytes.Buffer{}, err: stderr, getenv: os.Getenv}
	code := make(chan int)
	go func() { code <- run(ctx, env, []string{"serve", "--addr", "127.0.0.1:0", "--store", homeStore}) }()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = io.Copy(io.Discard, r) }()
	url, _, _ := strings.Cut(line, " ")

	var clients sync.WaitGroup
	for range 200 {
		clients.Go(func() {
			for range 3 {
				resp, err := http.Get(url + "/data.json")
				if err != nil {
					t.Error(err)
					return
				}
				_, _ = io.Copy(io.Discard, resp.Body)
				resp.Body.Close()
				if resp.StatusCode != http.StatusOK {
					t.Error(resp.Status)
				}
			}
		})
	}
	w.write(map[string]string{"a.txt": "NATO warned Russia.", "b.txt": "Russia warned NATO."})
	w.must(exitOK, "ingest", "a.txt", "--store", homeStore)
	w.must(exitOK, "ingest", "b.txt", "--store", homeStore)
	clients.Wait()
	cancel()
	if got := <-code; got != exitOK {
		t.Errorf("exit code %d", got)
	}
}
