package resolve

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"newsgraph/graph"
)

const ferryNews = `
doc a 2022-03-02
node person:berg person "Ada Berg" NOR
node person:lind person "Eva Lind" SWE
node country:ISL country Iceland ISL
edge person:berg warned country:ISL actual 2022-03-01 conf=0.6
edge person:berg met person:lind actual 2022-03-01 conf=0.5
edge person:berg holds_office country:ISL title=Minister

doc b 2022-03-03
node person:berg person "Ada Berg" NOR
node person:lind person "Eva Lind" SWE
node country:ISL country Iceland ISL
edge person:lind warned country:ISL actual 2022-03-01 conf=0.5`

// acts lists the edges of a graph, without evidence.
func acts(g *graph.Graph) string {
	var out []string
	for _, e := range g.Edges {
		out = append(out, fmt.Sprintf("%s %s %s %s %s%s %.2f %d", e.Source, e.Relation, e.Target, e.Status, e.Date, e.Title, e.Confidence, len(e.Evidence)))
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

func TestEdits(t *testing.T) {
	ids := map[string]string{}
	for _, e := range graphOf(t, fragments(t, ferryNews)).Edges {
		ids[e.Source+" "+string(e.Relation)] = e.ID
	}
	const (
		warned = "ada-berg warned iceland actual 2022-03-01 0.60 1\n"
		office = "ada-berg holds_office iceland  Minister 0.50 1\n"
		met    = "ada-berg met eva-lind actual 2022-03-01 0.50 1\n"
		lind   = "eva-lind warned iceland actual 2022-03-01 0.50 1"
	)
	berg := ids["ada-berg warned"]
	tests := []struct{ what, table, want, conflict string }{
		{"reject", "reject\t" + berg, office + met + lind, ""},
		{"reject an office", "reject\t" + ids["ada-berg holds_office"] + "\t\t2022-04-01\tann\twrong", met + warned + lind, ""},
		{"confirm", "confirm\t" + berg, office + met + strings.Replace(warned, "0.60", "1.00", 1) + lind, ""},
		{"set the source: two acts become one", "set\t" + ids["eva-lind warned"] + "\tsource=Ada Berg",
			office + met + "ada-berg warned iceland actual 2022-03-01 0.80 2", ""},
		{"set date and status", "set\t" + berg + "\tdate=2022-02\nset\t" + berg + "\tstatus=denied",
			office + met + "ada-berg warned iceland denied 2022-02 0.60 1\n" + lind, ""},
		{"set a title", "set\t" + ids["ada-berg holds_office"] + "\ttitle=Premier", strings.Replace(office, "Minister", "Premier", 1) + met + warned + lind, ""},
		{"set the relation", "set\t" + berg + "\trelation=met", office + met + "ada-berg met iceland actual 2022-03-01 0.60 1\n" + lind, ""},
		{"to itself", "set\t" + berg + "\ttarget=ada-berg", office + met + lind, ""},
		{"a name corrected before or since", "rename\tAda Berg\tBerg the Elder\nreject\t" + berg,
			strings.ReplaceAll(office+met, "ada-berg", "berg-the-elder") + lind, ""},
		{"nobody", "set\t" + berg + "\ttarget=Nobody", office + met + warned + lind, "0 actors"},
		{"no edge", "confirm\tabc", office + met + warned + lind, `no edge "abc"`},
		{"two dates", "set\t" + berg + "\tdate=2021\nset\t" + berg + "\tdate=2022", office + met + strings.Replace(warned, "2022-03-01", "2021", 1) + lind, "as well"},
	}
	for _, tt := range tests {
		c, err := ParseCorrections("names.tsv", strings.NewReader(tt.table))
		if err != nil {
			t.Fatal(err)
		}
		r, err := Resolve(fragments(t, ferryNews), Options{Corrections: c})
		if err != nil {
			t.Fatal(err)
		}
		if got := acts(r.Graph()); got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.what, got, tt.want)
		}
		conflicts := fmt.Sprint(r.Conflicts())
		if (tt.conflict == "") != (len(r.Conflicts()) == 0) || !strings.Contains(conflicts, tt.conflict) {
			t.Errorf("%s: got conflicts %s, want %q", tt.what, conflicts, tt.conflict)
		}
	}
}

func TestAliasByHand(t *testing.T) {
	c, err := ParseCorrections("names.tsv", strings.NewReader("alias\tada berg\tthe ferry queen\t2022-01-01\tann\tused in b\nalias\teva-lind\tLindy"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := Resolve(fragments(t, harbourNews), Options{Corrections: c})
	if err != nil || len(r.Conflicts()) > 0 {
		t.Fatal(err, r.Conflicts())
	}
	var got []string
	for _, n := range r.Nodes() {
		got = append(got, n.ID+": "+strings.Join(n.Aliases, ", "))
	}
	if s := strings.Join(got, "; "); s != "ada-berg: Berg, the ferry queen; eva-lind: Lindy" {
		t.Errorf("got %s", s)
	}
	if list := c.List(); len(list) != 2 || list[0].Who != "ann" || list[1].B != "Lindy" || c.Lines()[1] != 2 {
		t.Errorf("list %v, lines %v", list, c.Lines())
	}
}
