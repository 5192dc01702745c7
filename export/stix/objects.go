package stix

import (
	"math"
	"slices"
	"strings"

	"newsgraph/export/column"
	"newsgraph/export/internal/acts"
	"newsgraph/export/internal/csvtext"
	"newsgraph/export/internal/timespan"
	"newsgraph/graph"
)

// classes are STIX's classes of identity for the kinds of actors.
var classes = map[graph.Kind]string{
	graph.Person: "individual", graph.Country: "group", graph.Government: "organization", graph.Organization: "organization", graph.Media: "organization",
}

// sectors are STIX's names for those sectors of PLOVER that it has one for.
var sectors = map[string]string{
	"GOV": "government", "LEG": "government", "JUD": "government", "MIL": "defense", "COP": "emergency-services",
	"EDU": "education", "NGO": "non-profit", "MED": "communications",
}

// node writes an actor, a place, or both for a state.
func (s *bundle) node(n *graph.Node) {
	if n.Kind.Actor() {
		o := object{"type": "identity", "id": s.end(n), "name": name(n), "identity_class": classes[n.Kind]}
		if v := sectors[n.Sector]; v != "" {
			o["sectors"] = []string{v}
		}
		s.references(o, n)
		o.extend(map[string]any{"kind": string(n.Kind), "country": n.Country, "sector": n.Sector, "aliases": lines(n.Aliases)})
		s.put(o, epoch)
	}
	if n.Kind == graph.Place || n.Kind == graph.Country && s.ids.State(n.Country).Alpha2 != "" {
		s.location(n)
	}
	if n.Kind == graph.Country && s.ids.State(n.Country).Alpha2 != "" {
		s.put(object{"type": "relationship", "id": id("relationship", "located", n.ID), "relationship_type": "located-at",
			"source_ref": s.end(n), "target_ref": id("location", n.ID)}, epoch)
	}
}

// location writes where a place or state lies. STIX asks for a country or a point;
// a place that has neither is told as a region that is not known.
func (s *bundle) location(n *graph.Node) {
	o := object{"type": "location", "id": id("location", n.ID), "name": name(n)}
	state, i := s.ids.State(n.Country), s.ids.Of(n)
	if state.Alpha2 != "" {
		o["country"] = state.Alpha2
	}
	if i.Point != nil {
		o["latitude"], o["longitude"] = i.Point.Lat, i.Point.Lon
	}
	if state.Alpha2 == "" && i.Point == nil {
		o["region"] = "unknown"
	}
	s.references(o, n)
	s.put(o, epoch)
}

// references adds where else the thing is described.
func (s *bundle) references(o object, n *graph.Node) {
	var refs []object
	i := s.ids.Of(n)
	if i.Wikidata != "" {
		refs = append(refs, object{"source_name": "Wikidata", "external_id": i.Wikidata, "url": "https://www.wikidata.org/wiki/" + i.Wikidata})
	}
	if i.GeoNames != "" {
		refs = append(refs, object{"source_name": "GeoNames", "external_id": i.GeoNames, "url": "https://www.geonames.org/" + i.GeoNames})
	}
	if len(refs) > 0 {
		o["external_references"] = refs
	}
}

// end is the id of the object that stands for a node at the end of a relationship,
// or "" where none does.
func (s *bundle) end(n *graph.Node) string {
	switch {
	case n.Kind.Actor():
		return id("identity", n.ID)
	case n.Kind == graph.Place:
		return id("location", n.ID)
	}
	return ""
}

// edge writes a relationship between two actors, or an actor and a place.
func (s *bundle) edge(e *graph.Edge) {
	source, target := s.end(s.x.Node(e.Source)), s.end(s.x.Node(e.Target))
	if e.Relation == graph.MentionedIn {
		s.tell(e, source)
		return
	}
	if source == "" || target == "" || !acts.Happened(e) {
		return
	}
	o := object{"type": "relationship", "id": id("relationship", e.ID), "relationship_type": strings.ReplaceAll(string(e.Relation), "_", "-"),
		"source_ref": source, "target_ref": target}
	if c := int(math.Round(100 * e.Confidence)); c > 0 {
		o["confidence"] = c
	}
	if sentences := column.Sentences(e); len(sentences) > 0 && sentences[0] != "" {
		o["description"] = csvtext.OneLine(strings.Join(sentences, column.Separator))
	}
	span(o, e)
	o.extend(map[string]any{"class": string(e.Class), "quad": string(e.Class.Quad()), "cameo": e.Cameo, "date": e.Date,
		"date_reported": s.x.Reported(e), "title": csvtext.OneLine(e.Title), "about": csvtext.OneLine(e.About), "origins": e.Origins})
	s.put(o, timestamp(s.x.Reported(e)))
	s.tell(e, o["id"].(string))
	s.tell(e, source)
	s.tell(e, target)
}

// span adds the time of an act or office: its first day and the one behind its last.
func span(o object, e *graph.Edge) {
	from, until := e.Date, e.Date
	if !e.Relation.Event() {
		from, until = e.From, e.Until
	}
	start, _, ok := timespan.Of(from)
	if !ok {
		return
	}
	o["start_time"] = start + "T00:00:00.000Z"
	if _, end, ok := timespan.Of(until); ok && end > start {
		o["stop_time"] = end + ".000Z"
	}
}

// tell notes that the articles of e tell of an object.
func (s *bundle) tell(e *graph.Edge, object string) {
	if object == "" {
		return
	}
	for _, a := range column.Articles(e) {
		if !slices.Contains(s.refs[a], object) {
			s.refs[a] = append(s.refs[a], object)
		}
	}
}

// report writes an article with the objects that it tells of; one that tells of
// none is left out, since STIX has no empty reports.
func (s *bundle) report(d *graph.Document) {
	refs := s.refs[d.ID]
	if len(refs) == 0 {
		return
	}
	title := csvtext.OneLine(d.Title)
	if title == "" {
		title = csvtext.OneLine(d.ID)
	}
	o := object{"type": "report", "id": id("report", d.ID), "name": title, "published": timestamp(d.Date), "object_refs": refs}
	source := object{"source_name": "newsgraph", "external_id": csvtext.OneLine(d.ID)}
	if p := csvtext.OneLine(d.Publisher); p != "" {
		source["source_name"] = p
	}
	if strings.HasPrefix(d.URL, "http") {
		source["url"] = csvtext.OneLine(d.URL)
	}
	o["external_references"] = []object{source}
	if d.Language != "" {
		o["lang"] = d.Language
	}
	s.put(o, timestamp(d.Date))
}

func name(n *graph.Node) string { return csvtext.OneLine(n.Name) }

func lines(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = csvtext.OneLine(s)
	}
	return out
}
