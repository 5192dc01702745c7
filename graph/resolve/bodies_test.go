package resolve

import (
	"slices"
	"strings"
	"testing"

	"newsgraph/graph"
)

// fragments makes articles of texts separated by blank lines.
func fragments(t testing.TB, text string) []*graph.Graph {
	t.Helper()
	var out []*graph.Graph
	for _, part := range strings.Split(strings.TrimSpace(text), "\n\n") {
		out = append(out, article(t, part))
	}
	return out
}

// TestThings gives each case a corpus and the nodes that come of it, as
// "id: members" in the order of ids.
func TestThings(t *testing.T) {
	tests := []struct{ what, in, want string }{
		{"a gazetteer key", `
doc a
node country:NOR country Norway NOR alias=Oslo

doc b
node country:NOR country Norway NOR alias=Norwegian`,
			"norway: a/country:NOR b/country:NOR"},
		{"an acronym explained elsewhere", `
doc a
node org:baltic-harbour-league organization "Baltic Harbour League" alias=BHL

doc b
node org:bhl organization BHL`,
			"baltic-harbour-league: a/org:baltic-harbour-league b/org:bhl"},
		{"an acronym of two bodies", `
doc a
node org:baltic-harbour-league organization "Baltic Harbour League" alias=BHL

doc b
node org:bergen-health-lab organization "Bergen Health Lab" alias=BHL

doc c
node org:bhl organization BHL`,
			"baltic-harbour-league: a/org:baltic-harbour-league; bergen-health-lab: b/org:bergen-health-lab; bhl: c/org:bhl"},
		{"British and American spelling, legal form", `
doc a
node org:x organization "World Harbour Organisation"

doc b
node org:y organization "The World Harbour Organization"

doc c
node org:z organization "Acme Shipping Ltd."

doc d
node org:acme organization "Acme Shipping"`,
			"acme-shipping-ltd: c/org:z d/org:acme; world-harbour-organisation: a/org:x b/org:y"},
		{"a misspelt body, and numbers", `
doc a
node org:1 organization "Northern Fisheries Council" NOR

doc b
node org:2 organization "Northern Fisheries Concil" NOR

doc c
node org:3 organization "8th Coastal Artillery Brigade" NOR

doc d
node org:4 organization "9th Coastal Artillery Brigade" NOR`,
			"8th-coastal-artillery-brigade: c/org:3; 9th-coastal-artillery-brigade: d/org:4; northern-fisheries-council: a/org:1 b/org:2"},
		{"ministries of two states, and of none", `
doc a
node gov:x government "Foreign Ministry" NOR

doc b
node gov:x government "Foreign Ministry" ISL

doc c
node gov:x government "Foreign Ministry"

doc d
node gov:x government "Foreign Ministry"

doc e
node gov:x government "Foreign Ministry" NOR`,
			"foreign-ministry: a/gov:x e/gov:x; foreign-ministry-6eb9e3ddc518: d/gov:x; foreign-ministry-government: c/gov:x; foreign-ministry-isl: b/gov:x"},
		{"a part of a government with a name of its own", `
doc a
node gov:x government "Akershus Fortress"

doc b
node gov:y government "the Akershus Fortress" NOR

doc c
node gov:x government "Akershus Fortress"`,
			"akershus-fortress: a/gov:x c/gov:x; akershus-fortress-nor: b/gov:y"},
		{"kind by majority", `
doc a
node org:x organization "Harbour Watch"

doc b
node gov:x government "Harbour Watch"

doc c
node org:x organization "Harbour Watch"`,
			"harbour-watch: a/org:x c/org:x; harbour-watch-government: b/gov:x"},
		{"groups by phrase and country", `
doc a
node group:coast-guards government "Norwegian coast guards" NOR

doc b
node group:coast-guards government "the Norwegian coast guards" NOR

doc c
node group:coast-guards government "coast guards" ISL`,
			"coast-guards: c/group:coast-guards; norwegian-coast-guards: a/group:coast-guards b/group:coast-guards"},
		{"the country goes before the place", `
doc a 2020-01-01
node place:georgia place Georgia

doc b 2021-01-01
node country:GEO country Georgia GEO`,
			"georgia: b/country:GEO; georgia-place: a/place:georgia"},
		{"documents", `
doc a
node paper:1 document "Oslo Accord" date=2021-03-01

doc b
node paper:2 document "the Oslo Accord" date=2021-03-01

doc c
node paper:3 document draft

doc d
node paper:3 document draft`,
			"draft: c/paper:3; draft-document: d/paper:3; oslo-accord-2021-03-01: a/paper:1 b/paper:2"},
		{"troops and armed forces of a state, but not some of its soldiers", `
doc a
node gov:nor-military government "Norwegian military" NOR sector=MIL

doc b
node group:norwegian-troops government "Norwegian troops" NOR sector=MIL

doc c
node group:wounded-norwegian-soldiers government "wounded Norwegian soldiers" NOR sector=MIL

doc d
node group:icelandic-troops government "Icelandic troops" ISL sector=MIL`,
			"icelandic-troops: d/group:icelandic-troops; norwegian-military: a/gov:nor-military b/group:norwegian-troops; wounded-norwegian-soldiers: c/group:wounded-norwegian-soldiers"},
		{"a name that its article keeps apart", `
doc a
node person:nora-lund person "Nora Lund" NOR
node person:lund person Lund NOR

doc b
node person:eva-holm person "Eva Holm" NOR

doc c
node person:holm person Holm NOR`,
			"eva-holm: b/person:eva-holm c/person:holm; lund: a/person:lund; nora-lund: a/person:nora-lund"},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			if got := outline(t, fragments(t, tt.in), nil); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// outline lists the canonical nodes with their members.
func outline(t testing.TB, in []*graph.Graph, corrections *Corrections) string {
	t.Helper()
	r, err := Resolve(in, Options{Corrections: corrections})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, n := range r.Nodes() {
		line := n.ID + ":"
		for _, m := range r.Members(n.ID) {
			line += " " + m.Document + "/" + m.Node
		}
		out = append(out, line)
	}
	return strings.Join(out, "; ")
}

func TestMeetings(t *testing.T) {
	const actors = `
node country:NOR country Norway NOR
node country:ISL country Iceland ISL
node person:berg person "Ada Berg" NOR
node person:lund person "Odd Lund" NOR
node person:jonsdottir person "Katrin Jonsdottir" ISL
node org:union organization "Fishers Union"
`
	// meeting makes an article with one meeting of some of the actors.
	meeting := func(doc, fields string, parties ...string) *graph.Graph {
		text := "doc " + doc + actors + "node meeting:m meeting " + fields + "\n"
		for _, p := range parties {
			text += "edge " + p + " participated_in meeting:m\n"
		}
		return article(t, text)
	}
	persons := []string{"person:berg", "person:jonsdottir"}
	states := []string{"country:NOR", "country:ISL"}
	tests := []struct {
		what string
		in   []*graph.Graph
		want int // meetings
	}{
		{"same day, same parties", []*graph.Graph{
			meeting("a", "talks date=2022-03-01", persons...), meeting("b", "meeting date=2022-03-01 format=call", persons...)}, 1},
		{"another day", []*graph.Graph{
			meeting("a", "talks date=2022-03-01", persons...), meeting("b", "talks date=2022-03-02", persons...)}, 2},
		{"no full date", []*graph.Graph{
			meeting("a", "talks date=2022-03", persons...), meeting("b", "talks date=2022-03", persons...)}, 2},
		{"call and meeting", []*graph.Graph{
			meeting("a", "talks date=2022-03-01 format=in_person", persons...), meeting("b", "talks date=2022-03-01 format=call", persons...)}, 2},
		{"persons and their states", []*graph.Graph{
			meeting("a", "talks date=2022-03-01", persons...), meeting("b", "talks date=2022-03-01", states...)}, 1},
		{"which persons?", []*graph.Graph{
			meeting("a", "talks date=2022-03-01", persons...), meeting("b", "talks date=2022-03-01", "person:lund", "person:jonsdottir"),
			meeting("c", "talks date=2022-03-01", states...)}, 3},
		{"two of one article", []*graph.Graph{func() *graph.Graph {
			g := meeting("a", "talks date=2022-03-01", persons...)
			other := meeting("a", "talks date=2022-03-01", states...)
			g.Nodes = append(g.Nodes, graph.Node{ID: "meeting:n", Kind: graph.Meeting, Name: "talks", Date: "2022-03-01"})
			for _, e := range other.Edges {
				e.Target = "meeting:n"
				g.Edges = append(g.Edges, e)
			}
			return g
		}()}, 2},
		{"one name", []*graph.Graph{
			meeting("a", `"Arctic Council" date=2022-03-01`, persons...), meeting("b", `"Arctic Council" date=2022-03-01`, "country:NOR")}, 1},
		{"sessions of a body", []*graph.Graph{
			meeting("a", "talks date=2022-03-01", "org:union"), meeting("b", "session date=2022-03-01", "org:union"),
			meeting("c", "talks date=2022-03-02", "org:union")}, 2},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			g := graphOf(t, tt.in)
			n := 0
			for _, x := range g.Nodes {
				if x.Kind == graph.Meeting {
					n++
				}
			}
			if n != tt.want {
				t.Errorf("got %d meetings, want %d", n, tt.want)
			}
		})
	}
}

func TestMeetingsAreNamedByWhomTheyJoin(t *testing.T) {
	g := graphOf(t, fragments(t, `
doc a 2022-03-01
node person:nora-lundd person "Nora Lundd" NOR
node person:bo-berg person "Bo Berg" ISL
edge person:nora-lundd holds_office country:NOR title="Foreign Minister"
node country:NOR country Norway NOR
node meeting:m meeting "Nora Lundd – Bo Berg meeting, 2022-03-01" date=2022-03-01
edge person:nora-lundd participated_in meeting:m
edge person:bo-berg participated_in meeting:m

doc b 2022-03-02
node person:nora-lund person "Nora Lund" NOR
node country:NOR country Norway NOR
edge person:nora-lund holds_office country:NOR title="Minister of Foreign Affairs"

doc c 2022-03-02
node person:nora-lund person "Nora Lund" NOR`))
	var meetings, offices []string
	for _, n := range g.Nodes {
		if n.Kind == graph.Meeting {
			meetings = append(meetings, n.ID+" "+n.Name)
		}
	}
	for _, e := range g.Edges {
		if e.Relation == graph.HoldsOffice {
			offices = append(offices, e.Source)
		}
	}
	if want := []string{"nora-lund-bo-berg-meeting-2022-03-01 Nora Lund – Bo Berg meeting, 2022-03-01"}; !slices.Equal(meetings, want) {
		t.Errorf("got the meetings %q, want %q", meetings, want)
	}
	if want := []string{"nora-lund"}; !slices.Equal(offices, want) {
		t.Errorf("got offices of %q, want one of %q: two names of one office are one edge", offices, want)
	}
}
