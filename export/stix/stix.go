// Package stix writes a graph as a bundle of STIX 2.1 (OASIS Standard, 2021), as
// OpenCTI and other platforms of threat intelligence read it.
//
// Actors become identities, places and states locations, articles reports, and edges
// between these relationships, whose type is the relation with hyphens. An act is
// there when it is reported as having happened; what was planned, possible or denied
// would look like a fact. What STIX has no property for (class, date as far as known,
// origins, sector, other names) stands in an extension of ours, which readers that do
// not know it leave aside. Meetings and documents are left out.
//
// STIX asks for a time of making, which a graph does not have: it is the day of the
// earliest report, else 1970-01-01. The same graph gives the same ids and bytes.
package stix

import (
	"bufio"
	"encoding/json"
	"io"
	"strings"

	"github.com/google/uuid"

	"newsgraph/export/column"
	"newsgraph/export/identifier"
	"newsgraph/graph"
)

// Options say how to write.
type Options struct {
	// IDs are those that other data sets know the nodes by; nil means
	// identifier.Default().
	IDs *identifier.Table
}

// space is the namespace of our ids (UUID version 5 of "urn:newsgraph:stix").
var space = uuid.NewSHA1(uuid.NameSpaceURL, []byte("urn:newsgraph:stix"))

func id(kind string, parts ...string) string {
	return kind + "--" + uuid.NewSHA1(space, []byte(kind+"\n"+strings.Join(parts, "\n"))).String()
}

var (
	author    = id("identity", "newsgraph")
	extension = id("extension-definition", "newsgraph")
)

// epoch stands for a time that is not known.
const epoch = "1970-01-01T00:00:00.000Z"

// object is a STIX object; encoding/json sorts its properties.
type object map[string]any

// Write writes the bundle, in the order of g, one object a line.
func Write(w io.Writer, g *graph.Graph, o Options) error {
	if o.IDs == nil {
		o.IDs = identifier.Default()
	}
	b := bufio.NewWriterSize(w, 1<<16)
	s := &bundle{b: b, ids: o.IDs, x: column.NewIndex(g), refs: map[string][]string{}}
	_, _ = io.WriteString(b, `{"type":"bundle","id":"`+id("bundle", ids(g)...)+`","objects":[`)
	s.put(object{"type": "identity", "id": author, "name": "newsgraph", "identity_class": "system"}, epoch)
	s.put(object{"type": "extension-definition", "id": extension, "created_by_ref": author, "name": "newsgraph", "version": "1.0.0",
		"schema":          "What a knowledge graph of news says of actors and acts beyond STIX: see the documentation of newsgraph's export stix.",
		"extension_types": []string{"property-extension"}}, epoch)
	for i := range g.Nodes {
		s.node(&g.Nodes[i])
	}
	for i := range g.Edges {
		s.edge(&g.Edges[i])
	}
	for i := range g.Documents {
		s.report(&g.Documents[i])
	}
	b.WriteString("\n]}\n")
	if s.err != nil {
		return s.err
	}
	return b.Flush()
}

func ids(g *graph.Graph) []string {
	var out []string
	for i := range g.Documents {
		out = append(out, g.Documents[i].ID)
	}
	for i := range g.Edges {
		out = append(out, g.Edges[i].ID)
	}
	return out
}

type bundle struct {
	b     *bufio.Writer
	ids   *identifier.Table
	x     *column.Index
	refs  map[string][]string // what each article tells of, by document id
	count int
	err   error // the first
}

// put writes an object with what all objects have.
func (s *bundle) put(o object, created string) {
	o["spec_version"], o["created"], o["modified"] = "2.1", created, created
	if o["id"] != author && o["id"] != extension {
		o["created_by_ref"] = author
	}
	data, err := json.Marshal(o)
	if err != nil && s.err == nil {
		s.err = err
	}
	if s.count > 0 {
		s.b.WriteByte(',')
	}
	s.count++
	s.b.WriteByte('\n')
	s.b.Write(data)
}

// extend adds the values of our extension that are not empty.
func (o object) extend(values map[string]any) {
	for k, v := range values {
		if v == "" || v == 0 {
			delete(values, k)
		}
		if list, ok := v.([]string); ok && len(list) == 0 {
			delete(values, k)
		}
	}
	if len(values) > 0 {
		values["extension_type"] = "property-extension"
		o["extensions"] = map[string]any{extension: values}
	}
}

// timestamp is the first moment of an ISO date, or epoch where the day is not known.
func timestamp(iso string) string {
	if len(iso) == len("2022-01-10") {
		return iso + "T00:00:00.000Z"
	}
	return epoch
}
