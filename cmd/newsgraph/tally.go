package main

import (
	"crypto/sha256"
	"encoding/binary"

	"newsgraph/graph/store"
)

// tally counts what changes did to a store: articles, and rows.
type tally struct{ added, updated, unchanged, removed, rows int }

func (t *tally) add(c store.Changes) {
	t.added += len(c.Added)
	t.updated += len(c.Updated)
	t.unchanged += len(c.Unchanged)
	t.removed += len(c.Removed)
	t.rows += c.Rows
}

// short is a short digest of an id. An archive may have many million articles, and what is
// kept of each in memory is to be small; two of ten million are taken for one another with
// a chance of 1 in 400,000.
func short(id string) uint64 {
	sum := sha256.Sum256([]byte(id))
	return binary.LittleEndian.Uint64(sum[:])
}

// idSet is a set of ids, of which it keeps the short digests.
type idSet map[uint64]struct{}

func (s *idSet) add(id string) {
	if *s == nil {
		*s = idSet{}
	}
	(*s)[short(id)] = struct{}{}
}

func (s idSet) has(id string) bool {
	_, ok := s[short(id)]
	return ok
}
