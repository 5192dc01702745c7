// Package ftm writes a graph as entities of FollowTheMoney, the data model of Aleph
// and OpenSanctions: one JSON object a line.
//
// Persons, states, bodies and meetings become entities of the schemas Person,
// PublicBody, Organization and Event, places Address, articles Article. Acts are
// UnknownLink, from who acts to whom, with the relation as role and the status in
// words; offices are Occupancy of a Position, memberships Membership. Each links to
// the articles that tell it (proof) and has its sentences as description. Mentions
// are Documentation.
package ftm

import (
	"bufio"
	"crypto/sha1"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"newsgraph/export/column"
	"newsgraph/export/identifier"
	"newsgraph/export/internal/csvtext"
	"newsgraph/graph"
)

// Options say how to write.
type Options struct {
	// IDs are those that other data sets know the nodes by; nil means
	// identifier.Default().
	IDs *identifier.Table
}

// entity is one object; its properties are sorted by name when written.
type entity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

func newEntity(id, schema string) entity { return entity{id, schema, map[string][]string{}} }

// longest is how many characters a name or other short value may have:
// FollowTheMoney drops addresses of more than 250. Texts may be longer.
const longest = 240

// add adds values that are not empty, each once, short ones cut to longest.
func (e entity) add(property string, values ...string) {
	for _, v := range values {
		v = strings.Join(strings.Fields(csvtext.OneLine(v)), " ")
		if r := []rune(v); len(r) > longest && property != "description" && property != "summary" {
			v = string(r[:longest])
		}
		if v != "" && !slices.Contains(e.Properties[property], v) {
			e.Properties[property] = append(e.Properties[property], v)
		}
	}
}

// Write writes articles, nodes and edges, in the order of g.
func Write(w io.Writer, g *graph.Graph, o Options) error {
	if o.IDs == nil {
		o.IDs = identifier.Default()
	}
	b := bufio.NewWriterSize(w, 1<<16)
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	f := &writer{enc: enc, ids: o.IDs, x: column.NewIndex(g)}
	for i := range g.Documents {
		f.put(f.article(&g.Documents[i]))
	}
	for i := range g.Nodes {
		if n := &g.Nodes[i]; n.Kind != graph.Article {
			f.put(f.node(n))
		}
	}
	for i := range g.Edges {
		f.edge(&g.Edges[i])
	}
	if f.err != nil {
		return f.err
	}
	return b.Flush()
}

type writer struct {
	enc *json.Encoder
	ids *identifier.Table
	x   *column.Index
	err error // the first
}

func (f *writer) put(e entity) {
	if f.err == nil {
		f.err = f.enc.Encode(e)
	}
}

// id is the SHA-1 of an id of ours, as is usual for FollowTheMoney, which takes few
// signs in an id.
func id(kind, s string) string {
	sum := sha1.Sum([]byte(kind + "\n" + s))
	return "ng-" + hex.EncodeToString(sum[:])
}

func (f *writer) article(d *graph.Document) entity {
	e := newEntity(id("article", d.ID), "Article")
	e.add("title", d.Title)
	e.add("date", d.Date)
	e.add("publisher", d.Publisher)
	e.add("language", iso3(d.Language))
	e.add("sourceUrl", address(d.URL))
	e.add("fileName", d.Source)
	return e
}

// iso3 is the ISO 639-3 code by which FollowTheMoney knows a language, for those
// that newspapers are written in most; others are left out.
func iso3(code string) string {
	return map[string]string{"en": "eng", "de": "deu", "fr": "fra", "es": "spa", "it": "ita", "pt": "por", "ru": "rus",
		"uk": "ukr", "pl": "pol", "nl": "nld", "tr": "tur", "ar": "ara", "zh": "zho", "ja": "jpn"}[code]
}

// address is s where it is an address of the web, else empty.
func address(s string) string {
	if u, err := url.Parse(s); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return s
}

// schemas are the schemas of the kinds of nodes.
var schemas = map[graph.Kind]string{
	graph.Person: "Person", graph.Country: "PublicBody", graph.Government: "PublicBody", graph.Organization: "Organization",
	graph.Media: "Organization", graph.Place: "Address", graph.Meeting: "Event", graph.Paper: "Document",
}

func (f *writer) node(n *graph.Node) entity {
	e := newEntity(id("node", n.ID), schemas[n.Kind])
	ids := f.ids.Of(n)
	country := strings.ToLower(f.ids.State(n.Country).Alpha2)
	switch n.Kind {
	case graph.Place:
		e.add("full", n.Name)
		e.add("country", country)
		if ids.Point != nil {
			e.add("latitude", strconv.FormatFloat(ids.Point.Lat, 'f', -1, 64))
			e.add("longitude", strconv.FormatFloat(ids.Point.Lon, 'f', -1, 64))
		}
		return e
	case graph.Paper:
		e.add("title", n.Name)
		e.add("date", n.Date)
		return e
	}
	e.add("name", n.Name)
	e.add("alias", n.Aliases...)
	e.add("wikidataId", ids.Wikidata)
	e.add("country", country)
	switch n.Kind {
	case graph.Meeting:
		e.add("date", n.Date)
		e.add("summary", strings.TrimSpace(string(n.Status)+" "+strings.ReplaceAll(string(n.Format), "_", " ")))
	case graph.Person:
	default:
		e.add("sector", n.Sector)
	}
	return e
}
