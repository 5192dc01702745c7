package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"
)

// TestServe starts the explorer on a free port, asks for the page and ends it
// like Ctrl-C does.
func TestServe(t *testing.T) {
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
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if page, err := io.ReadAll(resp.Body); err != nil || resp.StatusCode != http.StatusOK || !bytes.Contains(page, []byte("<html")) {
		t.Errorf("%s: %s, %v", url, resp.Status, err)
	}
	data, err := http.Get(url + "/data.json")
	if err != nil {
		t.Fatal(err)
	}
	defer data.Body.Close()
	if b, err := io.ReadAll(data.Body); err != nil || !bytes.Contains(b, []byte(`"positions":{"`)) {
		t.Errorf("the data give no places (%v): %.200s", err, b)
	}
	acts, err := http.Get(url + "/api/v1/acts?relation=warned")
	if err != nil {
		t.Fatal(err)
	}
	defer acts.Body.Close()
	if b, err := io.ReadAll(acts.Body); err != nil || !bytes.Contains(b, []byte(`"total":1,`)) {
		t.Errorf("the API tells of no warning (%v): %.200s", err, b)
	}
	foreign, err := http.NewRequest(http.MethodGet, url+"/api/v1/acts", nil)
	if err != nil {
		t.Fatal(err)
	}
	foreign.Host = "news.example"
	refused, err := http.DefaultClient.Do(foreign)
	if err != nil {
		t.Fatal(err)
	}
	refused.Body.Close()
	if refused.StatusCode != http.StatusForbidden {
		t.Errorf("the API answers a foreign host: %s", refused.Status)
	}
	// The store is free between requests: articles can be added meanwhile.
	w.write(map[string]string{"a.txt": "NATO warned Russia."})
	w.must(exitOK, "ingest", "a.txt")
	_, taken := w.must(exitFailure, "serve", "--addr", strings.TrimPrefix(url, "http://"))
	contains(t, taken, "--addr 127.0.0.1:0")
	cancel()
	if got := <-code; got != exitOK {
		t.Errorf("exit code %d", got)
	}
	w.must(exitStore, "serve", "--store", "missing")
}
