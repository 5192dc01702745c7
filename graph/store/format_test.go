package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"

	"newsgraph/graph/internal/crowd"
	"newsgraph/graph/resolve"
)

// The rows that formatVersion stands for: digests of the articles of the crowd and
// of all rows that a store makes of them.
const (
	formatOf       = 6
	formatArticles = "5281eaff175f2aad4c5952fb232bc25e06d763c93c3f4ad119172dbc16b0e7cc"
	formatRows     = "b3883cc803e7fac6c395f7e533fd37ad1adf3ff30751b450601737c096cae77a"
)

// formatSize is the number of articles: enough that each table has rows.
const formatSize = 60

// TestFormat fails where the same articles give other rows than the format's version
// says, so that nobody changes the rows, or the rules that they are made by, and lets
// the new program update stores of the old one.
func TestFormat(t *testing.T) {
	if formatVersion != formatOf {
		t.Fatalf("formatVersion is %d, the digests here are those of %d: enter the new ones", formatVersion, formatOf)
	}
	articles := sha256.New()
	var all []Article
	for i := range formatSize {
		a := crowdArticle(i)
		articles.Write([]byte(jsonOf(t, a.Facts)))
		all = append(all, a)
	}
	if got := hex.EncodeToString(articles.Sum(nil)); got != formatArticles {
		t.Errorf("package crowd writes other articles: enter formatArticles = %q, and formatRows if the rows are otherwise as they were", got)
	}
	if got := formatDigest(t, all); got != formatRows {
		t.Errorf("the rows have changed: raise formatVersion, and enter formatRows = %q", got)
	}
}

// formatDigest stores articles, with corrections of names and edges, and takes one of
// them away, one replaced. Then it digests all rows, those that are compressed as they
// are before.
func formatDigest(t *testing.T, all []Article) string {
	t.Helper()
	ctx := context.Background()
	table, err := resolve.ParseCorrections("test", strings.NewReader("rename\t"+crowd.Actor(2).Name+"\tSouthland\nreject\tnone\n"))
	if err != nil {
		t.Fatal(err)
	}
	o := Options{InMemory: true}
	o.ByRules(resolve.Options{Corrections: table}, nil)
	s := mustOpen(t, "format", o)
	for first := 0; first < len(all); first += 25 {
		if _, err := s.PutArticles(ctx, all[first:min(len(all), first+25)]...); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 2 * inlineEvidence {
		mustPut(t, s, teller(i))
	}
	mustPut(t, s, version(7, 2))
	if _, err := s.Remove(ctx, all[11].Facts.Documents[0].ID); err != nil {
		t.Fatal(err)
	}
	digest, tables := sha256.New(), map[byte]bool{}
	err = s.view(ctx, func(r *reader) error {
		return r.Range(nil, nil, func(k, v []byte) bool {
			if k[0] == factsTable || k[0] == textTable {
				text, err := unpack(v)
				if err != nil {
					t.Error(err)
				}
				v = []byte(text)
			}
			tables[k[0]] = true
			digest.Write([]byte(jsonOf(t, [][]byte{k, v})))
			return true
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []byte{articleRow, factsTable, textTable, wordsTable, nodeTable, edgeTable, longTable, atTable, toldTable, saidTable, inTable, nameTable, stateTable, placesTable, occursTable, stemTable, rowsTable} {
		if !tables[want] {
			t.Errorf("no rows of table %q: the digest does not see them", want)
		}
	}
	return hex.EncodeToString(digest.Sum(nil))
}
