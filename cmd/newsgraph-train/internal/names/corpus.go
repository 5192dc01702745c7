// Package names fits the model of ingest/lang/entity to annotated sentences and
// measures it.
package names

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"

	"newsgraph/cmd/newsgraph-train/internal/treebank"
	"newsgraph/ingest/document"
)

// Document is one document with the names that people marked in it.
type Document struct {
	*document.Document
	// Gold are the names sentence by sentence, relative to the sentence.
	Gold [][]document.Name
}

// Read reads Universal NER annotations (gzipped IOB2) and returns them by
// sentence identifier: one tag a word.
func Read(path string) (map[string][]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("names: %w (give the folder of the training data with --data)", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("names: %s: %w", path, err)
	}
	tags, err := parse(z)
	if err != nil {
		return nil, fmt.Errorf("names: %s:%w", path, err)
	}
	return tags, nil
}

// parse reads lines of number, word, tag and columns that do not matter here.
// Its errors begin with the line number.
func parse(r io.Reader) (map[string][]string, error) {
	tags, id := map[string][]string{}, ""
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if value, ok := strings.CutPrefix(line, "# sent_id = "); ok {
			id = value
		}
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) < 3 || id == "" {
			return nil, fmt.Errorf("%d: want number, word and tag of a named sentence", n)
		}
		tags[id] = append(tags[id], fields[2])
	}
	return tags, lines.Err()
}

// spans turns IOB2 tags into names; "B-O" counts as outside.
func spans(tags []string) []document.Name {
	var names []document.Name
	for i, t := range tags {
		kind := document.NameType(t[min(2, len(t)):])
		switch {
		case strings.HasPrefix(t, "B-") && kind != "O":
			names = append(names, document.Name{Span: document.Span{Start: i, End: i + 1}, Type: kind})
		case strings.HasPrefix(t, "I-") && len(names) > 0:
			if last := &names[len(names)-1]; last.End == i && last.Type == kind {
				last.End++
			}
		}
	}
	return names
}

// Join puts the annotated sentences of a treebank into documents with the words
// of the treebank. A few sentences were split into words in another way when the
// names were marked; they are left out, as are those without annotation.
func Join(sentences []treebank.Sentence, tags map[string][]string) []Document {
	var docs []Document
	for from := 0; from < len(sentences); {
		to := from + 1
		for to < len(sentences) && !sentences[to].Document {
			to++
		}
		var kept []treebank.Sentence
		var gold [][]document.Name
		for _, s := range sentences[from:to] {
			if len(tags[s.ID]) == len(s.Tokens) {
				kept = append(kept, s)
				gold = append(gold, spans(tags[s.ID]))
			}
		}
		docs = append(docs, Document{treebank.Document(kept), gold})
		from = to
	}
	return docs
}
