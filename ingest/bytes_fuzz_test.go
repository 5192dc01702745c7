package ingest_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"newsgraph/graph/store"
	"newsgraph/ingest/document"
	"newsgraph/ingest/source"
)

// FuzzBytes goes the whole way from the bytes of a file in any format to facts that can
// be stored: nothing panics, and whatever is found is sound.
func FuzzBytes(f *testing.F) {
	for _, s := range []string{
		"date 2022-03-04 President Joe Biden met President Emmanuel Macron in Paris on March 3, 2022. Biden warned Russia.",
		"“We met,” the minister of Peru, Ann Lee, said on Friday.\n\nTroops attacked rebels; he praised them.",
		`{"id": "a\u0000b", "title": "x", "date": "2022-13-45", "text": "NATO condemned Russia on Sunday. \ud800"}`,
		"<html><head><title>Peru</title><meta property='article:published_time' content='2022-03-04'></head><body><article><p>Ann Lee met Bob Ray in Lima on Friday, and they agreed to cut tariffs.</p></article></body></html>",
		"<rss version='2.0'><channel><item><title>Peru</title><description>Chile thanked Peru for its help on Monday.</description></item></channel></rss>",
		"title,text\nPeru,\"=cmd|'/c calc'!A0 Chile met Peru\"\n",
		"Subject: Peru\nFrom: a@b.org\nDate: Mon, 7 Mar 2022 23:30:00 +0100\n\nChile met Peru.\x1b[31m",
		"a\u200b\u202eb\ufeff said\u2028 of the of the of of. \xff\xfe U.S.-led U.N.'s 1,000.5 $5m 2021-22, (who, which",
		"PARIS, March 4 (Reuters) - " + strings.Repeat("Lee, who met ", 40),
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		o := source.Options{Stdin: bytes.NewReader(b), MaxBytes: 1 << 14, AnyLanguage: true, Jobs: 1}
		err := source.Read(t.Context(), []string{source.Stdin}, o, func(a document.Article) error {
			g, err := pipeline().Facts(t.Context(), a)
			if err != nil {
				return err
			}
			if err := sound(g, a.Text); err != nil {
				return err
			}
			for _, d := range g.Documents {
				if !utf8.ValidString(d.ID + d.Title + d.URL + d.Publisher) {
					return fmt.Errorf("document %+v", d)
				}
			}
			return store.Check(g)
		}, func(*source.Problem) {})
		if err != nil {
			t.Fatal(err)
		}
	})
}
