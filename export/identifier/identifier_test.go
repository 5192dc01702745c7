package identifier_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"newsgraph/export/identifier"
	"newsgraph/graph"
)

func TestStates(t *testing.T) {
	table := identifier.Default()
	for code, want := range map[string][4]string{ // numeric, COW, GeoNames, Wikidata
		"USA": {"840", "2", "6252001", "Q30"},
		"RUS": {"643", "365", "2017370", "Q159"},
		"UKR": {"804", "369", "690791", "Q212"},
		"DEU": {"276", "255", "2921044", "Q183"},
		"SRB": {"688", "345", "6290252", "Q403"},
		"GRL": {"304", "", "3425505", "Q223"},
		"XKX": {"", "347", "831053", "Q1246"},
		"SUN": {"810", "365", "", "Q15180"},
		"ZZZ": {},
	} {
		s := table.State(code)
		if got := [4]string{s.Numeric, s.COW, s.GeoNames, s.Wikidata}; got != want {
			t.Errorf("%s: %q; want %q", code, got, want)
		}
	}
	if p := table.State("FRA").Point; p == nil || int(p.Lat) != 48 || int(p.Lon) != 2 {
		t.Errorf("the capital of France lies at %v", p)
	}
}

func TestPlaces(t *testing.T) {
	table := identifier.Default()
	for _, c := range []struct{ name, country, want string }{
		{"Geneva", "CHE", "2660646"}, {"Geneva", "", "2660646"}, {"Geneva", "USA", "4893591"}, {"Genève", "", "2660646"},
		{"Kiev", "UKR", "703448"}, {"Moscow", "", "524901"}, {"Washington", "", "4140963"}, {"New York", "USA", "5128581"},
		{"Tripoli", "LBN", "266826"}, {"Córdoba", "", ""}, {"Cordoba", "ESP", "2519240"}, {"Moscow", "FRA", ""}, {"Middle Earth", "", ""},
	} {
		got := table.Of(&graph.Node{Kind: graph.Place, Name: c.name, Country: c.country})
		if got.GeoNames != c.want || (got.Point != nil) != (c.want != "") {
			t.Errorf("%s in %q is %q; want %q", c.name, c.country, got.GeoNames, c.want)
		}
	}
	n := graph.Node{Kind: graph.Place, Name: "the Swiss city", Aliases: []string{"Geneva"}, Country: "CHE"}
	if got := table.Of(&n); got.GeoNames != "2660646" || got.Feature != "PPLA" {
		t.Errorf("by its alias: %+v", got)
	}
	region := table.Of(&graph.Node{Kind: graph.Place, Name: "Yunnan", Country: "CHN"})
	if !slices.Equal(region.SameAs(), []string{"http://www.wikidata.org/entity/Q43194"}) {
		t.Errorf("Yunnan is %q", region.SameAs())
	}
}

func TestOtherKinds(t *testing.T) {
	table := identifier.Default()
	for want, n := range map[string]*graph.Node{
		"Q7184": {Kind: graph.Organization, Name: "NATO"},
		"Q1065": {Kind: graph.Organization, Name: "the United Nations"},
		"Q38":   {Kind: graph.Country, Name: "Italy", Country: "ITA"},
		"":      {Kind: graph.Person, Name: "Geneva"},
	} {
		if got := table.Of(n).Wikidata; got != want {
			t.Errorf("%s is %q; want %q", n.Name, got, want)
		}
	}
}

func TestRead(t *testing.T) {
	table, err := identifier.Default().Read(strings.NewReader("\uFEFFname\tkind\tcountry\twikidata\tlatitude\tlongitude\tid\r\n" +
		"# a comment\n\nAino Laakso\tperson\tFIN\tQ4242\nHarbour Point\t\t\t\t-12.5\t100\n\t\t\tQ77\t\t\tp:7\nGeneva\tplace\t\tQ71\n"))
	if err != nil {
		t.Fatal(err)
	}
	laakso := graph.Node{ID: "p:1", Kind: graph.Person, Name: "A. Laakso", Aliases: []string{"Aino Laakso"}, Country: "FIN"}
	if got := table.Of(&laakso).Wikidata; got != "Q4242" {
		t.Errorf("by alias: %q", got)
	}
	laakso.ID = "p:7"
	if got := table.Of(&laakso).Wikidata; got != "Q77" {
		t.Errorf("by id: %q", got)
	}
	laakso.ID, laakso.Country = "p:1", "SWE"
	if got := table.Of(&laakso); got.Wikidata != "" {
		t.Errorf("of another state: %+v", got)
	}
	if p := table.Of(&graph.Node{Kind: graph.Place, Name: "Harbour Point"}).Point; p == nil || *p != (identifier.Point{Lat: -12.5, Lon: 100}) {
		t.Errorf("point %v", p)
	}
	if got := table.Of(&graph.Node{Kind: graph.Place, Name: "Geneva"}); got.Wikidata != "Q71" || got.GeoNames != "2660646" {
		t.Errorf("both tables: %+v", got)
	}
	if got := identifier.Default().Of(&graph.Node{Kind: graph.Person, Name: "Aino Laakso", Country: "FIN"}); got.Wikidata != "" {
		t.Errorf("the program's own table changed: %+v", got)
	}
}

func TestReadNamesTheFault(t *testing.T) {
	for in, want := range map[string]string{
		"":                                 "no line that names the columns",
		"name\tcolour\n":                   `line 1: unknown column "colour"`,
		"wikidata\n":                       "line 1: no column is called name or id",
		"name\twikidata\nX\t30\n":          `line 2: "30" is not a Wikidata item`,
		"name\tlatitude\nX\t91\n":          `line 2: "91" is not a number of degrees up to 90`,
		"name\tkind\n\nX\tplanet\n":        `line 3: unknown kind "planet"`,
		"name\tkind\nX\tplace\tmore\n":     "line 2: 3 fields under 2 columns",
		"name\tgeonames\n\t77\n":           "line 2: neither a name nor an id",
		"name\tcountry\nX\tfin\n":          `line 2: "fin" is not an alpha-3 code`,
		"name\twikipedia\nX\thttp://w/x\n": `line 2: "http://w/x" is not a number of a Wikipedia article`,
	} {
		if _, err := identifier.Default().Read(strings.NewReader(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v; want %s", in, err, want)
		}
	}
}

func ExampleTable_Of() {
	ids := identifier.Default().Of(&graph.Node{Kind: graph.Place, Name: "Geneva", Country: "CHE"})
	fmt.Println(ids.GeoNames, ids.Feature, ids.Point.Lat, ids.Point.Lon)
	// Output:
	// 2660646 PPLA 46.2022 6.1457
}
