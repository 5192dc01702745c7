package score

import (
	"errors"
	"fmt"

	"newsgraph/graph"
)

// PRF is precision and recall. Found are the claims of the graph, Right those
// that are right; Wanted are the required annotations, Hit those that were found.
type PRF struct {
	P      float64 `json:"p"`
	R      float64 `json:"r"`
	F1     float64 `json:"f1"`
	Found  int     `json:"found"`
	Right  int     `json:"right"`
	Wanted int     `json:"wanted"`
	Hit    int     `json:"hit"`
}

// done works the ratios out; what is divided by nothing is 0.
func (x PRF) done() PRF {
	x.P, x.R = ratio(x.Right, x.Found), ratio(x.Hit, x.Wanted)
	if x.P+x.R > 0 {
		x.F1 = 2 * x.P * x.R / (x.P + x.R)
	}
	return x
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Share is how many of the cases were right. Share is nil where there was none.
type Share struct {
	Right int      `json:"right"`
	Of    int      `json:"of"`
	Share *float64 `json:"share"`
}

func (x *Share) count(right bool) {
	x.Of++
	if right {
		x.Right++
	}
}

func (x Share) done() Share {
	if x.Of > 0 {
		s := ratio(x.Right, x.Of)
		x.Share = &s
	}
	return x
}

// Split counts nodes beyond the first for one entity.
type Split struct {
	ExtraNodes int `json:"extra_nodes"`
	OfEntities int `json:"of_entities"`
}

// Verdicts counts claimed acts by what the annotation says of them: a required act, one
// that a reader may leave out, or neither.
type Verdicts struct {
	Right    int `json:"right"`
	Arguable int `json:"arguable"`
	Wrong    int `json:"wrong"`
}

// Shares are the parts of all that are right, and right or arguable.
func (v Verdicts) Shares() (right, rightOrArguable float64) {
	all := v.Right + v.Arguable + v.Wrong
	return ratio(v.Right, all), ratio(v.Right+v.Arguable, all)
}

// ArticleScores are the figures of Articles.
type ArticleScores struct {
	Articles    int `json:"articles"`
	EventsPair  PRF `json:"events_pair"`
	EventsClass PRF `json:"events_class"`
	EventsTyped PRF `json:"events_typed"`
	// EventsStrict is EventsTyped with arguable acts left out on both sides and what
	// is denied kept apart from what is real.
	EventsStrict PRF `json:"events_strict"`
	// Judged tells how many of the acts that the graph claims are right, arguable
	// and wrong.
	Judged              Verdicts `json:"acts_judged"`
	Status              Share    `json:"status"`
	EventDate           Share    `json:"event_date"`
	Offices             PRF      `json:"offices"`
	OfficeTitle         Share    `json:"office_title"`
	Meetings            PRF      `json:"meetings"`
	MeetingDate         Share    `json:"meeting_date"`
	MeetingPlace        Share    `json:"meeting_place"`
	MeetingParticipants PRF      `json:"meeting_participants"`
	EntitiesFound       Share    `json:"entities_found"`
	EntitiesSplit       Split    `json:"entities_split"`
	// EntitiesMerged counts nodes that stand for several entities, and
	// EdgesWithoutEvidence the edges of the whole graph that lack it.
	EntitiesMerged       int `json:"entities_merged"`
	EdgesWithoutEvidence int `json:"edges_without_evidence"`
}

// Fault is one thing that the graph lacks or has wrong.
type Fault struct {
	// Document is the annotated name of the article.
	Document string `json:"document"`
	// Missed is set for what the graph lacks, otherwise it is wrong.
	Missed bool `json:"missed"`
	// What says it: "a warned b", "a holds_office b (title)", "meeting ...".
	What string `json:"what"`
	// Text is the sentence that a wrong edge rests on, cut short.
	Text string `json:"text,omitempty"`
}

// String gives the fault on one line.
func (f Fault) String() string {
	kind := "wrong "
	if f.Missed {
		kind = "missed"
	}
	s := fmt.Sprintf("%s: %s  %s", f.Document, kind, f.What)
	if f.Text != "" {
		s += " | " + f.Text
	}
	return s
}

// ErrNoArticle says that no article of a graph has the name of an annotated one.
var ErrNoArticle = errors.New("no article of the graph has the name of an annotated one")

// Articles scores a graph against annotated articles, and lists the faults in
// the order of the annotation. It returns ErrNoArticle when none of the
// articles is in the graph; one that is not counts as empty.
func Articles(g *graph.Graph, golds []Gold) (ArticleScores, []Fault, error) {
	wanted := map[string]bool{}
	for i := range golds {
		wanted[golds[i].Document] = true
	}
	s, known := newSubject(g, wanted)
	if known == 0 {
		return ArticleScores{}, nil, ErrNoArticle
	}
	t := tally{subject: s, bearers: map[string]map[string]bool{}, owners: map[string]map[string]bool{}}
	for i := range golds {
		a := article{tally: &t, gold: &golds[i], align: s.align(&golds[i]), edges: s.edges[golds[i].Document]}
		a.entities()
		a.events()
		a.offices()
		a.meetings()
	}
	for i := range g.Edges {
		if len(g.Edges[i].Evidence) == 0 {
			t.EdgesWithoutEvidence++
		}
	}
	t.Articles = len(golds)
	return t.finish(), t.faults, nil
}

// tally adds the articles up.
type tally struct {
	*subject
	ArticleScores
	faults []Fault
	// bearers are the nodes of each entity, owners the entities of each node.
	bearers, owners map[string]map[string]bool
}

// finish works out the ratios.
func (t *tally) finish() ArticleScores {
	s := t.ArticleScores
	for _, x := range []*PRF{&s.EventsPair, &s.EventsClass, &s.EventsTyped, &s.EventsStrict, &s.Offices, &s.Meetings, &s.MeetingParticipants} {
		*x = x.done()
	}
	for _, x := range []*Share{&s.Status, &s.EventDate, &s.OfficeTitle, &s.MeetingDate, &s.MeetingPlace, &s.EntitiesFound} {
		*x = x.done()
	}
	s.EntitiesSplit.OfEntities = len(t.bearers)
	for _, nodes := range t.bearers {
		s.EntitiesSplit.ExtraNodes += len(nodes) - 1
	}
	for _, entities := range t.owners {
		if len(entities) > 1 {
			s.EntitiesMerged++
		}
	}
	return s
}
