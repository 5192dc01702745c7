package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
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
// none. In memory, an article takes some 60 bytes.
type ledger struct {
	path    string
	program string
	helper  string
	// known are the articles of the store by the short digests of their ids. Analysts read
	// it while add goes on, so that it is not changed.
	known map[uint64]analysedText
	// lines are those of the file, before those that were there at first, and marked the
	// articles that they are about.
	lines, before, marked int
}

// analysedText is the digest of the text of an article in the store, and its mark, zero where
// the ledger has none.
type analysedText struct{ text, mark mark }

// openLedger reads the ledger of the store in dir, whose articles are those that each hands
// on. What cannot be read is analysed again, and so is what was analysed with another helper
// than the one at hand: a language model, or none.
func openLedger(dir, helper string, each func(func(graph.Document) error) error) (*ledger, error) {
	l := &ledger{path: filepath.Join(dir, ledgerFile), program: program(), helper: helper, known: map[uint64]analysedText{}}
	if l.program == "" {
		return nil, nil
	}
	err := each(func(d graph.Document) error {
		if sum, ok := parseMark(d.SHA256); ok {
			l.known[short(d.ID)] = analysedText{text: sum}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	l.lines = eachMark(l.path, func(_ int, _ []byte, id string, m mark) {
		k := short(id)
		a, there := l.known[k]
		if !there {
			return
		}
		if a.mark == (mark{}) {
			l.marked++
		}
		a.mark = m
		l.known[k] = a
	})
	l.before = l.lines
	return l, nil
}

// parseMark reads the beginning of a digest in hexadecimal digits.
func parseMark(digits string) (m mark, ok bool) {
	b, err := hex.DecodeString(digits)
	return mark(append(b, m[:]...)[:len(m)]), err == nil && len(b) >= len(m)
}

// eachMark hands on the lines of a ledger, with their numbers from 0 on, and returns how many
// there are. Those that cannot be read are passed over.
func eachMark(path string, f func(n int, line []byte, id string, m mark)) (lines int) {
	file, err := os.Open(path)
	if err != nil {
		return 0
	}
	defer file.Close()
	in := bufio.NewScanner(file)
	in.Buffer(nil, 1<<20)
	for ; in.Scan(); lines++ {
		var line [2]string
		if json.Unmarshal(in.Bytes(), &line) != nil {
			continue
		}
		if m, ok := parseMark(line[1]); ok {
			f(lines, in.Bytes(), line[0], m)
		}
	}
	return lines
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
	fmt.Fprintf(h, "%s\n%q%q", l.program, l.helper, []string{a.ID, a.Title, a.Date, a.DateFrom, a.Source, a.URL, a.Publisher, a.Language, a.Encoding, a.Text})
	return mark(h.Sum(nil)[:len(mark{})])
}

// has tells whether the store holds what this program finds in an article.
func (l *ledger) has(a document.Article, m mark) bool {
	if l == nil {
		return false
	}
	known, ok := l.known[short(a.ID)]
	if !ok || known.mark != m {
		return false
	}
	sum := sha256.Sum256([]byte(a.Text))
	return known.text == mark(sum[:len(mark{})])
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
		if l.known[short(a.id)].mark == (mark{}) {
			l.marked++
		}
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

// tidy writes the ledger anew when most of its lines are out of date: of each article that
// was in the store or came into it, the last line.
func (l *ledger) tidy() error {
	if l == nil || l.lines < 2*l.marked+batchSize {
		return nil
	}
	last := make(map[uint64]int, l.marked)
	eachMark(l.path, func(n int, _ []byte, id string, _ mark) {
		k := short(id)
		if _, there := l.known[k]; there || n >= l.before {
			last[k] = n
		}
	})
	return writeFile(l.path, func(w io.Writer) error {
		b := bufio.NewWriter(w)
		eachMark(l.path, func(n int, line []byte, id string, _ mark) {
			if at, there := last[short(id)]; there && at == n {
				b.Write(line)
				b.WriteByte('\n')
			}
		})
		return b.Flush()
	})
}
