package chat

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
)

// cache keeps answers in a folder, one file each, named by the hash of what they
// answer. Its zero value keeps nothing.
type cache struct{ dir string }

// kept is the content of a file.
type kept struct {
	// Key repeats the name of the file: a file that was cut or copied to another
	// name is no answer.
	Key     string `json:"key"`
	Content string `json:"content"`
}

// keyVersion changes when the same question would be asked in another way.
const keyVersion = "newsgraph-chat-1"

// keyOf is the name of the answer to q: a hash of the model and of all that it is
// told. The address is no part of it, so that a server may move.
func (c *Client) keyOf(q Question) string {
	b, err := json.Marshal([]any{keyVersion, c.o.Model, c.o.MaxAnswer, q.System, q.User, q.Name, string(q.Schema)})
	if err != nil {
		panic(err) // strings and numbers only
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// path spreads the files over 256 folders.
func (c cache) path(key string) string { return filepath.Join(c.dir, key[:2], key+".json") }

// load returns the answer of that key. One that is missing or broken is asked
// for again.
func (c cache) load(key string) (content string, ok bool) {
	if c.dir == "" {
		return "", false
	}
	b, err := os.ReadFile(c.path(key))
	if err != nil {
		return "", false
	}
	var k kept
	if json.Unmarshal(b, &k) != nil || k.Key != key {
		return "", false
	}
	return k.Content, true
}

// save writes an answer by way of a temporary file: it is there whole or not at
// all, also when two programs write it.
func (c cache) save(key, content string) error {
	if c.dir == "" {
		return nil
	}
	b, err := json.Marshal(kept{key, content})
	if err != nil {
		return err
	}
	path := c.path(key)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".answer-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.Write(append(b, '\n'))
	if err := errors.Join(err, tmp.Close()); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}
