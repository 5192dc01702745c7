package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"newsgraph/graph"
	"newsgraph/ingest/document"
)

// ledgerFile, in the folder of a store, tells which articles were analysed, and by
// which program: a line of JSON an article, its id and a digest.
const ledgerFile = "analysed.jsonl"

// mark is the digest of an article and of the program that analysed it. The same
// program finds the same facts in the same article, which is why it need not look
// again: after an interruption a second run goes on where the first one stopped.
type mark [16]byte

// ledger knows the articles of a store that need no analysis. A nil ledger knows
// none.
type ledger struct {
	path    string
	program string
	helper  string
	// known are the marks of earlier runs, fresh those of this one: analysts read
	// the former while the latter are written.
	known, fresh map[string]mark
	// texts are the digests of the texts of the articles in the store.
	texts map[string]string
	lines int
}

// openLedger reads the ledger of the store in dir, whose articles are docs. What
// cannot be read is analysed again, and so is what was analysed with another helper
// than the one at hand: a language model, or none.
func openLedger(dir string, docs []graph.Document, helper string) *ledger {
	l := &ledger{path: filepath.Join(dir, ledgerFile), program: program(), helper: helper, known: map[string]mark{}, fresh: map[string]mark{}, texts: map[string]string{}}
	if l.program == "" {
		return nil
	}
	for _, d := range docs {
		l.texts[d.ID] = d.SHA256
	}
	f, err := os.Open(l.path)
	if err != nil {
		return l
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for ; lines.Scan(); l.lines++ {
		var line [2]string
		var m mark
		if json.Unmarshal(lines.Bytes(), &line) != nil || l.texts[line[0]] == "" {
			continue
		}
		if n, err := hex.Decode(m[:], []byte(line[1])); err == nil && n == len(m) {
			l.known[line[0]] = m
		}
	}
	return l
}

// program is a digest of this very program, or "" where it cannot be read.
var program = sync.OnceValue(func() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return string(h.Sum(nil))
})

// mark is that of an article.
func (l *ledger) mark(a document.Article) mark {
	if l == nil {
		return mark{}
	}
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%q%q", l.program, l.helper, []string{a.ID, a.Title, a.Date, a.DateFrom, a.Source, a.URL, a.Publisher, a.Language, a.Text})
	return mark(h.Sum(nil)[:len(mark{})])
}

// has tells whether the store holds what this program finds in an article.
func (l *ledger) has(a document.Article, m mark) bool {
	if l == nil || l.known[a.ID] != m {
		return false
	}
	sum := sha256.Sum256([]byte(a.Text))
	return l.texts[a.ID] == hex.EncodeToString(sum[:])
}

// add notes articles whose facts are stored.
func (l *ledger) add(stored []analysed) error {
	if l == nil || len(stored) == 0 {
		return nil
	}
	f, err := os.OpenFile(l.path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("cannot note what was analysed: %w", err)
	}
	w := bufio.NewWriter(f)
	for _, a := range stored {
		l.line(w, a.id, a.mark)
		l.lines++
		l.fresh[a.id] = a.mark
	}
	err = w.Flush()
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}

func (l *ledger) line(w io.Writer, id string, m mark) {
	b, _ := json.Marshal([2]string{id, hex.EncodeToString(m[:])}) // strings cannot fail
	w.Write(append(b, '\n'))
}

// tidy writes the ledger anew when most of its lines are out of date.
func (l *ledger) tidy() error {
	if l == nil {
		return nil
	}
	maps.Copy(l.known, l.fresh)
	if l.lines < 2*len(l.known)+batchSize {
		return nil
	}
	return writeFile(l.path, func(w io.Writer) error {
		b := bufio.NewWriter(w)
		for _, id := range slices.Sorted(maps.Keys(l.known)) {
			l.line(b, id, l.known[id])
		}
		return b.Flush()
	})
}
