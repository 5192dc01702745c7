package column

import (
	"slices"
	"strconv"
	"strings"

	"newsgraph/export/identifier"
	"newsgraph/export/internal/timespan"
	"newsgraph/graph"
)

// Nodes returns the columns of a node of g. A node that stands for an article has
// those of its document, too, but for the digest, which only Documents has. The ids
// in other data sets are those of t; nil means identifier.Default(). The columns
// remember the node before, so only one goroutine may use them.
func Nodes(g *graph.Graph, t *identifier.Table) []Column[graph.Node] {
	documents := articleDocuments(g)
	out := append(slices.Clone(nodes), identifiers(t)...)
	for _, c := range Documents() {
		if c.Name == "title" || c.Name == "date" || c.Name == "sha256" {
			continue // the node has the title for its name, and the date itself
		}
		name := c.Name
		if name == "source" {
			name = "read_from" // by a column called source, Gephi knows a table of edges
		}
		out = append(out, str(name, c.About, func(n *graph.Node) string {
			if d := documents[n.ID]; d != nil && n.Kind == graph.Article {
				return string(c.text(nil, d))
			}
			return ""
		}))
	}
	return out
}

// ArticlePrefix begins the ids of the nodes that stand for a document.
const ArticlePrefix = "article:"

// articleDocuments maps the ids of nodes that stand for an article to its document.
func articleDocuments(g *graph.Graph) map[string]*graph.Document {
	m := make(map[string]*graph.Document, len(g.Documents))
	for i := range g.Documents {
		m[ArticlePrefix+g.Documents[i].ID] = &g.Documents[i]
	}
	return m
}

// Documents returns the columns of a document.
func Documents() []Column[graph.Document] { return slices.Clone(documents) }

// Edges returns the columns of an edge.
func Edges() []Column[graph.Edge] { return slices.Clone(edges) }

var documents = []Column[graph.Document]{
	str("title", "title of the article", func(d *graph.Document) string { return d.Title }),
	str("date", "ISO 8601 date of the article", func(d *graph.Document) string { return d.Date }),
	str("date_from", "where its date was found: record, page, text or address", func(d *graph.Document) string { return d.DateFrom }),
	str("source", "file or address that it was read from", func(d *graph.Document) string { return d.Source }),
	str("url", "its own address", func(d *graph.Document) string { return d.URL }),
	str("publisher", "outlet that published it", func(d *graph.Document) string { return d.Publisher }),
	str("language", "ISO 639-1 code of its language", func(d *graph.Document) string { return d.Language }),
	str("encoding", "encoding that it was in, where that was not UTF-8", func(d *graph.Document) string { return d.Encoding }),
	str("origin", "id of the article that it is a copy of", func(d *graph.Document) string { return d.Origin }),
	str("sha256", "hexadecimal digest of the ingested text", func(d *graph.Document) string { return d.SHA256 }),
}

var nodes = []Column[graph.Node]{
	str("kind", "what the node is: person, country, ...", func(n *graph.Node) string { return string(n.Kind) }),
	list("aliases", "other names", func(n *graph.Node) []string { return n.Aliases }),
	str("country", "ISO 3166-1 alpha-3 code of the state it is or belongs to", func(n *graph.Node) string { return n.Country }),
	str("sector", "PLOVER actor sector", func(n *graph.Node) string { return n.Sector }),
	str("date", "ISO 8601 date of a meeting or document", func(n *graph.Node) string { return n.Date }),
	str("format", "how the parties of a meeting met", func(n *graph.Node) string { return string(n.Format) }),
	str("status", "actual, planned, possible or denied", func(n *graph.Node) string { return string(n.Status) }),
}

var edges = []Column[graph.Edge]{
	str("relation", "type of the edge", func(e *graph.Edge) string { return string(e.Relation) }),
	str("class", "PLOVER category of an event", func(e *graph.Edge) string { return string(e.Class) }),
	str("quad", "words or deeds, of cooperation or of conflict (graph.Quad)", func(e *graph.Edge) string { return string(e.Class.Quad()) }),
	str("cameo", "CAMEO code of an event", func(e *graph.Edge) string { return e.Cameo }),
	str("status", "actual, planned, possible or denied", func(e *graph.Edge) string { return string(e.Status) }),
	str("date", "ISO 8601 date of the event, as exact as known", func(e *graph.Edge) string { return e.Date }),
	str("date_from", "first day that the date covers", func(e *graph.Edge) string { first, _ := timespan.Days(e); return first }),
	str("date_to", "last day that the date covers", func(e *graph.Edge) string { _, last := timespan.Days(e); return last }),
	str("date_reported", "ISO 8601 date of the earliest article that tells it", func(e *graph.Edge) string { return e.DateReported }),
	str("title", "title of an office", func(e *graph.Edge) string { return e.Title }),
	str("from", "first date of which the texts say that an office was held", func(e *graph.Edge) string { return e.From }),
	str("until", "last date of which the texts say that an office was held", func(e *graph.Edge) string { return e.Until }),
	str("about", "what the act concerns, in the article's words", func(e *graph.Edge) string { return e.About }),
	str("reported_by", "node id of the reported source", func(e *graph.Edge) string { return e.ReportedBy }),
	number("origins", "number of independent origins that tell it; copies of one story are one", func(e *graph.Edge) int { return e.Origins }),
	{Name: "confidence", Type: Float, About: "between 0 and 1", text: func(dst []byte, e *graph.Edge) []byte {
		if e.Confidence == 0 {
			return dst
		}
		return strconv.AppendFloat(dst, e.Confidence, 'g', -1, 64)
	}},
	{Name: "symmetric", Type: Bool, About: "whether the relation means the same both ways", text: func(dst []byte, e *graph.Edge) []byte {
		return strconv.AppendBool(dst, e.Relation.Symmetric())
	}},
	{Name: "weight", Type: Float, About: "number of independent articles that tell it, or of the edges that it stands for; at least 1", text: func(dst []byte, e *graph.Edge) []byte {
		return strconv.AppendInt(dst, int64(Weight(e)), 10)
	}},
	number("count", "number of edges that an aggregated edge stands for", func(e *graph.Edge) int { return e.Count }),
	str("first_date", "first date of an aggregated edge", func(e *graph.Edge) string { return e.First }),
	str("last_date", "last date of an aggregated edge", func(e *graph.Edge) string { return e.Last }),
	list("articles", "ids of the articles that tell it", Articles),
	list("spans", "article:start-end of each evidence, in code points", spans),
	list("sentences", "the sentence of each evidence", Sentences),
	str("rule", "why the edge exists", func(e *graph.Edge) string { return e.Rule }),
}

// Weight returns the number of independent articles that e rests on, or of edges
// that it stands for where those are more; 1 for an edge without evidence, so
// that no tool drops it as weightless. Of edges of structure, copies are not told from others.
func Weight(e *graph.Edge) int {
	n := 0
	for i := range e.Evidence {
		if firstOf(e.Evidence, i) {
			n++
		}
	}
	if e.Origins > 0 {
		n = min(n, e.Origins)
	}
	return max(n, e.Count, 1)
}

// firstOf tells whether no evidence before ev[i] is of the same document. The
// quadratic search is cheaper than a map: few acts are told more than ten times.
func firstOf(ev []graph.Evidence, i int) bool {
	return !slices.ContainsFunc(ev[:i], func(e graph.Evidence) bool { return e.Document == ev[i].Document })
}

// Articles returns the ids of the articles that tell e, each once.
func Articles(e *graph.Edge) []string {
	var out []string
	for i := range e.Evidence {
		if firstOf(e.Evidence, i) {
			out = append(out, e.Evidence[i].Document)
		}
	}
	return out
}

func spans(e *graph.Edge) []string {
	out := make([]string, len(e.Evidence))
	for i, v := range e.Evidence {
		out[i] = v.Document + ":" + strconv.Itoa(v.Start) + "-" + strconv.Itoa(v.End)
	}
	return out
}

// oneLine makes each stretch of white space one blank.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\r\t\v\f\u0085\u00a0") && !strings.Contains(s, "  ") {
		return strings.TrimSpace(s)
	}
	return strings.Join(strings.Fields(s), " ")
}

// Sentences returns the sentence of each evidence, on one line.
func Sentences(e *graph.Edge) []string {
	out := make([]string, len(e.Evidence))
	for i, v := range e.Evidence {
		out[i] = oneLine(v.Text)
	}
	return out
}
