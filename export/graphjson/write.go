package graphjson

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"newsgraph/graph"
)

// Options is empty: the interchange file has one form.
type Options struct{}

// Write writes g as graph.json, in the order of g (Graph.Sort gives equal
// graphs equal bytes). Invalid UTF-8 becomes U+FFFD. It fails when w does and
// on a confidence that is no number.
func Write(w io.Writer, g *graph.Graph, _ Options) error {
	b := bufio.NewWriterSize(w, 1<<16)
	b.WriteString("{\"documents\": [")
	if err := writeAll(b, g.Documents, nil); err != nil {
		return fmt.Errorf("documents%w", err)
	}
	b.WriteString("],\n\"nodes\": [")
	if err := writeAll(b, g.Nodes, nil); err != nil {
		return fmt.Errorf("nodes%w", err)
	}
	b.WriteString("],\n\"edges\": [")
	if err := writeAll(b, g.Edges, withEvidence); err != nil {
		return fmt.Errorf("edges%w", err)
	}
	b.WriteString("]}\n")
	return b.Flush()
}

// withEvidence gives an edge without evidence an empty list instead of null.
func withEvidence(e *graph.Edge) {
	if e.Evidence == nil {
		e.Evidence = []graph.Evidence{}
	}
}

// writeAll writes items one a line. change, if any, works on a copy of each.
// Errors of b are left to its Flush.
func writeAll[T any](b *bufio.Writer, items []T, change func(*T)) error {
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	for i := range items {
		item := items[i]
		if change != nil {
			change(&item)
		}
		line.Reset()
		if err := enc.Encode(&item); err != nil {
			return fmt.Errorf("[%d]: %w", i, err)
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		b.Write(bytes.TrimSuffix(line.Bytes(), []byte("\n")))
	}
	if len(items) > 0 {
		b.WriteByte('\n')
	}
	return nil
}
