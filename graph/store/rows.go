package store

import (
	"strconv"
	"strings"

	"github.com/klauspost/compress/zstd"

	"newsgraph/graph"
	"newsgraph/graph/query"
)

// The value of a row is made of the lines of a sheet (codec.go), which are the
// same in all versions of a graph that say the same.

// documentText and nodeText are the rows of an article and a node.
func documentText(d *graph.Document) []byte {
	var e encoder
	e.document(d)
	return []byte(e.b.String())
}

func nodeText(n *graph.Node) []byte {
	var e encoder
	e.node(n)
	return []byte(e.b.String())
}

func parseDocument(v []byte) (graph.Document, error) {
	s, err := decode(string(v))
	return s.document, err
}

func parseNode(v []byte) (graph.Node, error) {
	s, err := decode(string(v))
	if err == nil && len(s.nodes) != 1 {
		err = damaged("the row of a node holds %d", len(s.nodes))
	}
	if err != nil {
		return graph.Node{}, err
	}
	return s.nodes[0], nil
}

// inlineEvidence is the most evidence that lies in the row of an edge itself.
// An office that ten thousand articles tell would otherwise be written anew with
// each of them.
const inlineEvidence = 16

// evidenceLine begins the lines of evidence in the row of an edge, ownText a
// text of evidence that is not the article's sentence at that place.
const (
	evidenceLine = "V"
	ownText      = "="
)

// edgeRow is the row of an edge.
type edgeRow struct {
	edge graph.Edge
	// articles is how many articles tell the edge.
	articles int
	// long tells that the evidence lies in longTable, evidence how much it is.
	long     bool
	evidence int
}

// edgeText is the row of an edge: a line of counts, the edge, and its evidence
// with those texts that differ from the article's sentence at that place.
func edgeText(e *graph.Edge, own func(graph.Evidence) (string, error)) ([]byte, error) {
	if len(e.Evidence) > inlineEvidence {
		return longText(e, countArticles(e.Evidence), len(e.Evidence)), nil
	}
	var b encoder
	b.counts(countArticles(e.Evidence), len(e.Evidence))
	b.edge(e, "")
	for _, v := range e.Evidence {
		text, err := own(v)
		if err != nil {
			return nil, err
		}
		b.line(evidenceLine, v.Document, strconv.Itoa(v.Start), strconv.Itoa(v.End), text)
	}
	return []byte(b.b.String()), nil
}

// longText is the row of an edge with much evidence.
func longText(e *graph.Edge, articles, evidence int) []byte {
	var b encoder
	b.counts(articles, evidence)
	b.edge(e, "")
	return []byte(b.b.String())
}

// countsLine begins the line of counts in the row of an edge.
const countsLine = "C"

func (e *encoder) counts(articles, evidence int) {
	e.line(countsLine, strconv.Itoa(articles), strconv.Itoa(evidence))
}

// countArticles counts the articles of sorted evidence.
func countArticles(list []graph.Evidence) int {
	n := 0
	for i := range list {
		if i == 0 || list[i].Document != list[i-1].Document {
			n++
		}
	}
	return n
}

// parseEdge reads the row of an edge. Evidence has the texts that the row holds,
// others are empty.
func parseEdge(v []byte) (edgeRow, error) {
	text := string(v)
	counts, rest, _ := strings.Cut(text, "\n")
	f := strings.Split(counts, "\t")
	line, rest, ok := strings.Cut(rest, "\n")
	d := decoder{escaped: strings.Contains(text, `\`)}
	if len(f) != 3 || f[0] != countsLine || !ok || !d.line(line) || len(d.edges) != 1 {
		return edgeRow{}, damaged("the row of an edge cannot be read: %.80q", text)
	}
	r := edgeRow{edge: d.edges[0]}
	var err, err2 error
	r.articles, err = strconv.Atoi(f[1])
	r.evidence, err2 = strconv.Atoi(f[2])
	if err != nil || err2 != nil {
		return r, damaged("edge %q: its counts read %q", r.edge.ID, counts)
	}
	r.long = r.evidence > inlineEvidence
	for rest != "" {
		line, rest, _ = strings.Cut(rest, "\n")
		f, _ := d.fields(line)
		start, err := strconv.Atoi(f[2])
		end, err2 := strconv.Atoi(f[3])
		if f[0] != evidenceLine || err != nil || err2 != nil {
			return r, damaged("edge %q: its evidence cannot be read", r.edge.ID)
		}
		r.edge.Evidence = append(r.edge.Evidence, graph.Evidence{Document: f[1], Start: start, End: end, Text: f[4]})
	}
	return r, nil
}

// band is the part of an adjacency that an edge lies in: the class of an act,
// else the relation.
func band(e *graph.Edge) string { return bandText(query.BandOf(e)) }

func bandText(b query.Band) string {
	if b.Class != "" {
		return string(b.Class)
	}
	return structureBand + string(b.Relation)
}

// structureBand begins the bands of edges without a class; it stands behind all
// classes.
const structureBand = "~"

// linkText is an edge without its evidence, for the rows of atTable; its id
// stands in the key.
func linkText(e *graph.Edge, articles int) []byte {
	short := *e
	short.ID, short.Title, short.About, short.Rule, short.Cameo = "", "", "", "", ""
	var b encoder
	b.edge(&short, strconv.Itoa(articles))
	return []byte(b.b.String())
}

// parseLink reads what linkText wrote.
func parseLink(k, v []byte) (*query.Link, error) {
	text := string(v)
	d := decoder{escaped: strings.Contains(text, `\\`)}
	f, _ := d.fields(strings.TrimSuffix(text, "\n"))
	n, err := strconv.Atoi(f[2])
	f[2] = ""
	if err != nil || f[0] != edgeLine || !d.edge(f) {
		return nil, damaged("the row of a link cannot be read: %.80q", text)
	}
	l := &query.Link{Edge: d.edges[0], Articles: n}
	l.Edge.ID = lastText(k)
	return l, nil
}

// The compressors of texts and facts. Both are safe for concurrent use, and
// their errors are errors of options, of which there are none.
var (
	packer, _   = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedDefault))
	unpacker, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
)

func pack(text string) []byte { return packer.EncodeAll([]byte(text), nil) }

func unpack(v []byte) (string, error) {
	text, err := unpacker.DecodeAll(v, nil)
	if err != nil {
		return "", damaged("compressed text: %v", err)
	}
	return string(text), nil
}
