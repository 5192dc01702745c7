package fetch

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
)

// cache keeps answers that came with a validator, a file each: a line of JSON,
// then the body. What cannot be read or written is as if it were not there: the
// page is fetched anew.
type cache struct{ dir string }

// entry is a kept answer.
type entry struct {
	Address      string `json:"address"`
	ContentType  string `json:"content_type,omitempty"`
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
	body         []byte
}

func (c *cache) path(address string) string {
	sum := sha256.Sum256([]byte(address))
	return filepath.Join(c.dir, hex.EncodeToString(sum[:16]))
}

// load returns the answer that is kept for an address, or nil.
func (c *cache) load(address string) *entry {
	if c.dir == "" {
		return nil
	}
	b, err := os.ReadFile(c.path(address))
	if err != nil {
		return nil
	}
	head, body, ok := bytes.Cut(b, []byte("\n"))
	var e entry
	if !ok || json.Unmarshal(head, &e) != nil || e.Address != address {
		return nil
	}
	e.body = body
	return &e
}

// ask makes a request one for what is newer than the entry.
func (e *entry) ask(h http.Header) {
	if e == nil {
		return
	}
	if e.ETag != "" {
		h.Set("If-None-Match", e.ETag)
	}
	if e.LastModified != "" {
		h.Set("If-Modified-Since", e.LastModified)
	}
}

// store keeps an answer that has a validator.
func (c *cache) store(address string, h http.Header, body []byte) {
	e := entry{Address: address, ContentType: h.Get("Content-Type"), ETag: h.Get("ETag"), LastModified: h.Get("Last-Modified")}
	if c.dir == "" || e.ETag == "" && e.LastModified == "" {
		return
	}
	head, err := json.Marshal(e)
	if err != nil || os.MkdirAll(c.dir, 0o755) != nil {
		return
	}
	tmp, err := os.CreateTemp(c.dir, ".new-*")
	if err != nil {
		return
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.Write(append(append(head, '\n'), body...))
	if cerr := tmp.Close(); err == nil && cerr == nil {
		_ = os.Rename(tmp.Name(), c.path(address)) // else the page is fetched anew
	}
}
