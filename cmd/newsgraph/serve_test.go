package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
)

// serving starts the explorer on a free port, with flags, and returns the address that it
// prints. It ends with the test, like Ctrl-C does, in the way that ended says.
func serving(t *testing.T, flags ...string) (address string, ended func() int) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	r, stderr := io.Pipe()
	env := environment{in: strings.NewReader(""), out: &bytes.Buffer{}, err: stderr, getenv: os.Getenv}
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, env, append([]string{"serve", "--addr", "127.0.0.1:0", "--store", homeStore}, flags...))
	}()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = io.Copy(io.Discard, r) }()
	address, _, _ = strings.Cut(line, " ")
	return address, func() int { cancel(); return <-code }
}

// post sends a correction and returns the status and the body of the answer.
func post(t *testing.T, url, token, kind, body string) (int, string) {
	t.Helper()
	r, err := http.NewRequest(http.MethodPost, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", kind)
	r.Header.Set("X-Newsgraph-Token", token)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(text)
}

// TestServeEdit rejects an act and merges two actors over the explorer's address.
func TestServeEdit(t *testing.T) {
	w := newWorld(t)
	w.write(map[string]string{"a.txt": "NATO warned Russia. Peru met Chile. Brazil met Spain."})
	w.must(exitOK, "ingest", "a.txt")
	address, ended := serving(t, "--edit", "--all-claims")
	home, token, ok := strings.Cut(address, "/?token=")
	if !ok || len(token) < 20 {
		t.Fatalf("no token in %q", address)
	}
	acts, _ := w.must(exitOK, "query", "NATO", "warned", "--all-claims", "--output", "csv")
	id := regexp.MustCompile(`,([0-9a-f]{16}),nato,`).FindStringSubmatch(acts)
	if id == nil {
		t.Fatalf("no id in %s", acts)
	}
	url := home + "/api/v1/corrections"
	const kind = "application/json"
	for _, c := range []struct {
		token, kind, body string
		status            int
		says              string
	}{
		{"", kind, `{"correction":"reject","of":"` + id[1] + `"}`, http.StatusForbidden, "token"},
		{token, "text/plain", `{"correction":"reject","of":"` + id[1] + `"}`, http.StatusBadRequest, "application/json"},
		{token, kind, `{"correction":"rename","of":"a","to":"b"}`, http.StatusBadRequest, "none of"},
		{token, kind, `{"correction":"merge","of":"a"}`, http.StatusBadRequest, "two nodes"},
		{token, kind, `{"correction":"reject","of":"nothing"}`, http.StatusConflict, "nothing"},
		{token, kind, `{"correction":"merge","of":"peru","to":"nobody"}`, http.StatusConflict, "nobody"},
		{token, kind, `{"correction":"reject","of":"` + id[1] + `"}`, http.StatusNoContent, ""},
		{token, kind, `{"correction":"merge","of":"x-peru","to":"spain","names":["Peru","Spain"]}`, http.StatusNoContent, ""},
	} {
		status, text := post(t, url, c.token, c.kind, c.body)
		if status != c.status || !strings.Contains(text, c.says) {
			t.Errorf("%s: %d %s, want %d %q", c.body, status, text, c.status, c.says)
		}
	}
	w.must(exitNotFound, "query", "NATO", "warned", "Russia", "--all-claims")
	list, _ := w.must(exitOK, "corrections", "--output", "csv")
	contains(t, list, "reject,"+id[1], "same,Peru,Spain")
	if n := strings.Count(list, "\n"); n != 3 {
		t.Errorf("%d lines of corrections:\n%s", n, list)
	}
	data, err := http.Get(home + "/data.json")
	if err != nil {
		t.Fatal(err)
	}
	defer data.Body.Close()
	text, err := io.ReadAll(data.Body)
	if err != nil || !bytes.Contains(text, []byte(`"edit":"/api/v1/corrections"`)) || bytes.Contains(text, []byte(id[1])) || bytes.Contains(text, []byte(token)) {
		t.Errorf("the page's data: %v %.300s", err, text)
	}
	if got := ended(); got != exitOK {
		t.Errorf("exit code %d", got)
	}
	w.must(exitUsage, "serve", "--edit", "--roll-up", "country")
	// A server that was not told to takes none.
	address, _ = serving(t)
	if status, _ := post(t, address+"/api/v1/corrections", token, kind, `{"correction":"reject","of":"x"}`); status != http.StatusMethodNotAllowed {
		t.Errorf("status %d", status)
	}
}

// TestServe starts the explorer on a free port, asks for the page and ends it
// like Ctrl-C does.
func TestServe(t *testing.T) {
	w := factWorld(t)
	url, ended := serving(t)
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
	if got := ended(); got != exitOK {
		t.Errorf("exit code %d", got)
	}
	w.must(exitStore, "serve", "--store", "missing")
}
