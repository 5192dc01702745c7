package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"newsgraph/graph/store/engine"
)

// head says how much a database holds. The database has it in a row that each
// commit replaces, and the folder's stamp has it again. Whatever part of a
// database goes missing, be it a journal, a table or the end of the list of
// tables, takes commits with it: then the head is older than the stamp, or the
// chain of commits has a gap, and the database is not opened.
type head struct {
	// Commit numbers the commits from 1; 0 is an empty database.
	Commit int `json:"commit"`
	// Articles is the number of articles.
	Articles int `json:"articles"`
	// first is the number of the first commit of the database: more than 1 where
	// Compact has rewritten it.
	first int
}

// stamp writes the head of the commit that follows old.
func (w *writer) stamp(old head) (head, error) {
	v, _, err := w.Get(key(countTable, "documents"))
	if err != nil {
		return old, err
	}
	next := head{Commit: old.Commit + 1, Articles: parseNumber(v) + w.counts["documents"], first: max(old.first, 1)}
	return next, writeHead(w.Batch, next)
}

// writeHead writes a head and its link of the chain.
func writeHead(b engine.Batch, h head) error {
	text := fmt.Sprintf("%d\t%d\t%d", h.Commit, h.first, h.Articles)
	return errors.Join(b.Set(key(headTable), []byte(text)), b.Set(chainKey(h.Commit), nil))
}

func chainKey(commit int) []byte {
	return binary.BigEndian.AppendUint64([]byte{chainTable}, uint64(commit))
}

// readHead reads the head and checks the chain.
func readHead(r engine.Reader) (head, error) {
	v, ok, err := r.Get(key(headTable))
	if err != nil {
		return head{}, err
	}
	var h head
	if ok {
		if h, err = parseHead(string(v)); err != nil {
			return h, err
		}
	}
	next := h.first
	err = r.Scan([]byte{chainTable}, func(k, _ []byte) bool {
		if int(binary.BigEndian.Uint64(k[1:])) != next {
			return false
		}
		next++
		return true
	})
	if err != nil {
		return h, err
	}
	if ok && next != h.Commit+1 {
		return h, damaged("commit %d of %d is missing", next, h.Commit)
	}
	v, _, err = r.Get(key(countTable, "documents"))
	if err == nil && parseNumber(v) != h.Articles {
		err = damaged("it counts %d articles where there are %d", parseNumber(v), h.Articles)
	}
	return h, err
}

func parseHead(text string) (h head, err error) {
	f := strings.Split(text, "\t")
	if len(f) != 3 {
		return h, damaged("its head reads %q", text)
	}
	var errs [3]error
	h.Commit, errs[0] = strconv.Atoi(f[0])
	h.first, errs[1] = strconv.Atoi(f[1])
	h.Articles, errs[2] = strconv.Atoi(f[2])
	if errors.Join(errs[:]...) != nil {
		return h, damaged("its head reads %q", text)
	}
	return h, nil
}

// check compares what the database holds with what the stamp says. The database
// is ahead of the stamp where a crash, or a writer at work, has come between the
// two.
func (h head) check(stamp head) error {
	switch {
	case h.Commit < stamp.Commit:
		return damaged("it holds %s up to commit %d, but %s were stored up to commit %d",
			articles(h.Articles), h.Commit, articles(stamp.Articles), stamp.Commit)
	case h.Commit == stamp.Commit && h.Articles != stamp.Articles:
		return damaged("it holds %s where %s were stored", articles(h.Articles), articles(stamp.Articles))
	}
	return nil
}

func articles(n int) string {
	if n == 1 {
		return "1 article"
	}
	return strconv.Itoa(n) + " articles"
}
