package rdf

import (
	"strconv"
	"strings"

	"newsgraph/graph"
)

// kindTypes are the classes of schema.org for the kinds of nodes.
var kindTypes = map[graph.Kind]string{
	graph.Person:       "Person",
	graph.Country:      "Country",
	graph.Government:   "GovernmentOrganization",
	graph.Organization: "Organization",
	graph.Media:        "NewsMediaOrganization",
	graph.Place:        "Place",
	graph.Meeting:      "Event",
	graph.Paper:        "CreativeWork",
	graph.Article:      "NewsArticle",
}

// dateTerms are the terms for the date of a node, by kind.
var dateTerms = map[graph.Kind]string{
	graph.Meeting: "startDate", graph.Paper: "dateCreated", graph.Article: "datePublished",
}

// describe hands on all resources of g in its order, and with each edge the
// articles that tell it.
func (n names) describe(g *graph.Graph, use func(resource), told func(e *graph.Edge, article string)) {
	for i := range g.Documents {
		use(n.describeArticle(&g.Documents[i]))
	}
	for i := range g.Nodes {
		use(n.describeNode(&g.Nodes[i]))
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		for _, r := range n.describeEdge(e) {
			use(r)
		}
		for _, id := range tellers(e) {
			told(e, id)
		}
	}
}

// describeArticle describes a source text.
func (n names) describeArticle(d *graph.Document) resource {
	r := resource{iri: n.article(d.ID), types: []string{nsSchema + "NewsArticle", nsProv + "Entity"}}
	r.add(nsSchema+"identifier", d.ID)
	r.add(nsSchema+"headline", d.Title)
	r.date(nsSchema+"datePublished", d.Date)
	r.add(NS+"dateFrom", d.DateFrom)
	r.add(NS+"source", d.Source)
	r.reference(nsSchema+"url", d.URL)
	r.add(nsSchema+"publisher", d.Publisher)
	r.add(nsSchema+"inLanguage", d.Language)
	r.add(NS+"encoding", d.Encoding)
	if d.Origin != "" {
		r.link(nsProv+"wasQuotedFrom", n.article(d.Origin))
	}
	r.add(NS+"sha256", d.SHA256)
	return r
}

func (n names) describeNode(v *graph.Node) resource {
	r := resource{iri: n.node(v.ID)}
	if _, ok := n.articleOf[v.ID]; ok {
		r.add(nsSchema+"name", v.Name) // the rest is said of the document
		return r
	}
	if t := kindTypes[v.Kind]; t != "" {
		r.types = []string{nsSchema + t}
	}
	switch {
	case v.Kind.Actor():
		r.types = append(r.types, nsSEM+"Actor")
	case v.Kind == graph.Place:
		r.types = append(r.types, nsSEM+"Place")
	}
	r.add(nsSchema+"identifier", v.ID)
	r.add(nsSchema+"name", v.Name)
	for _, a := range v.Aliases {
		r.add(nsSchema+"alternateName", a)
	}
	n.identify(&r, v)
	r.add(NS+"country", v.Country)
	r.add(NS+"sector", v.Sector)
	if t := dateTerms[v.Kind]; t != "" {
		r.date(nsSchema+t, v.Date)
	} else {
		r.date(NS+"date", v.Date)
	}
	r.add(NS+"format", string(v.Format))
	if v.Status != "" {
		r.link(NS+"status", NS+string(v.Status))
	}
	return r
}

// identify says by which names other data sets know v, and where it lies.
func (n names) identify(r *resource, v *graph.Node) {
	ids := n.ids.Of(v)
	for _, same := range ids.SameAs() {
		r.link(nsSchema+"sameAs", same)
	}
	if v.Kind == graph.Country {
		state := n.ids.State(v.Country)
		r.add(NS+"isoNumeric", state.Numeric)
		r.add(NS+"cow", state.COW)
	}
	if ids.Point != nil {
		r.typed(nsSchema+"latitude", strconv.FormatFloat(ids.Point.Lat, 'f', -1, 64), "decimal")
		r.typed(nsSchema+"longitude", strconv.FormatFloat(ids.Point.Lon, 'f', -1, 64), "decimal")
	}
}

// describeEdge describes an edge and each evidence of it.
func (n names) describeEdge(e *graph.Edge) []resource {
	r := resource{iri: n.edge(e.ID), types: []string{NS + "Relation"}}
	if e.Relation.Event() {
		r.types = append(r.types, NS+"Event")
		n.addEvent(&r, e)
	}
	n.addStatement(&r, e)
	all := make([]resource, 1, 1+len(e.Evidence))
	for i := range e.Evidence {
		v := n.describeEvidence(e, i)
		r.link(nsProv+"wasDerivedFrom", v.iri)
		all = append(all, v)
		if e.Relation != graph.MentionedIn {
			all = append(all, n.describeTarget(e, i)...)
		}
	}
	all[0] = r
	return all
}

// addEvent adds what the Simple Event Model says of an act: who took part, when and
// of which type. What was planned, possible or denied is no event there.
func (n names) addEvent(r *resource, e *graph.Edge) {
	if !stated(e) {
		return
	}
	r.types = append(r.types, nsSEM+"Event")
	r.link(nsSEM+"eventType", NS+string(e.Relation))
	r.link(nsSEM+"hasActor", n.node(e.Source))
	if e.Target != e.Source {
		r.link(nsSEM+"hasActor", n.node(e.Target))
	}
	r.date(nsSEM+"hasTimeStamp", e.Date)
}

// addStatement adds what an edge says.
func (n names) addStatement(r *resource, e *graph.Edge) {
	r.link(nsRDF+"subject", n.node(e.Source))
	r.link(nsRDF+"predicate", NS+string(e.Relation))
	r.link(nsRDF+"object", n.node(e.Target))
	r.add(nsSchema+"identifier", e.ID)
	r.add(NS+"class", string(e.Class))
	r.add(NS+"quad", string(e.Class.Quad()))
	r.add(NS+"cameo", e.Cameo)
	if e.Status != "" {
		r.link(NS+"status", NS+string(e.Status))
	}
	r.date(NS+"date", e.Date)
	r.date(NS+"dateReported", e.DateReported)
	r.date(NS+"from", e.From)
	r.date(NS+"until", e.Until)
	if e.Count > 0 {
		r.typed(NS+"count", strconv.Itoa(e.Count), "integer")
	}
	r.date(NS+"firstDate", e.First)
	r.date(NS+"lastDate", e.Last)
	r.add(NS+"title", e.Title)
	r.add(NS+"concerns", e.About)
	r.add(NS+"rule", e.Rule)
	if e.Origins != 0 {
		r.typed(NS+"origins", strconv.Itoa(e.Origins), "integer")
	}
	if e.Confidence != 0 {
		r.typed(NS+"confidence", strconv.FormatFloat(e.Confidence, 'f', -1, 64), "decimal")
	}
	if e.ReportedBy != "" {
		r.link(nsProv+"wasAttributedTo", n.node(e.ReportedBy))
	}
}

func (n names) describeEvidence(e *graph.Edge, i int) resource {
	v := &e.Evidence[i]
	r := resource{
		iri:   n.evidence(e, i),
		types: []string{NS + "Evidence", nsProv + "Entity"},
	}
	r.link(nsProv+"hadPrimarySource", n.article(v.Document))
	r.typed(NS+"start", strconv.Itoa(v.Start), "integer")
	r.typed(NS+"end", strconv.Itoa(v.End), "integer")
	text := strings.Join(strings.Fields(v.Text), " ")
	r.add(nsSchema+"text", text)
	if e.Relation != graph.MentionedIn {
		r.types = append(r.types, nsOA+"Annotation")
		r.link(nsOA+"hasBody", n.edge(e.ID))
		r.link(nsOA+"hasTarget", r.iri+":target")
	}
	return r
}

// describeTarget describes the words that evidence i of e rests on, as Web Annotation
// does: the article, where they stand in its text, and the words themselves.
func (n names) describeTarget(e *graph.Edge, i int) []resource {
	v := &e.Evidence[i]
	target := resource{iri: n.evidence(e, i) + ":target", types: []string{nsOA + "SpecificResource"}}
	position := resource{iri: target.iri + ":position", types: []string{nsOA + "TextPositionSelector"}}
	quote := resource{iri: target.iri + ":quote", types: []string{nsOA + "TextQuoteSelector"}}
	target.link(nsOA+"hasSource", n.article(v.Document))
	target.link(nsOA+"hasSelector", position.iri)
	target.link(nsOA+"hasSelector", quote.iri)
	position.typed(nsOA+"start", strconv.Itoa(v.Start), "nonNegativeInteger")
	position.typed(nsOA+"end", strconv.Itoa(v.End), "nonNegativeInteger")
	quote.add(nsOA+"exact", v.Text)
	return []resource{target, position, quote}
}

func (n names) evidence(e *graph.Edge, i int) string {
	return n.edge(e.ID) + ":evidence:" + strconv.Itoa(i+1)
}

// tellers returns the ids of the articles that tell e, each once, in order; nil
// where e is not stated.
func tellers(e *graph.Edge) []string {
	if !stated(e) {
		return nil
	}
	var ids []string
	seen := map[string]bool{}
	for _, v := range e.Evidence {
		if !seen[v.Document] {
			seen[v.Document] = true
			ids = append(ids, v.Document)
		}
	}
	return ids
}
