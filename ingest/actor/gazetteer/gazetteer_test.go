package gazetteer_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// tokens splits a text at its spaces, as a tokeniser would have.
func tokens(text string) []document.Token {
	var out []document.Token
	for i, w := range strings.Fields(text) {
		out = append(out, document.Token{Text: w, Lower: strings.ToLower(w), Lemma: strings.ToLower(w), Space: i > 0})
	}
	return out
}

func TestFind(t *testing.T) {
	g := gazetteer.Load()
	tests := []struct {
		text string
		key  string // "" if nothing is to be found
		form gazetteer.Form
		stop int
	}{
		{"Russia said", "country:RUS", gazetteer.Proper, 1},
		{"Russian proposals", "country:RUS", gazetteer.Adjective, 1},
		{"Russians left", "country:RUS", gazetteer.People, 1},
		{"Moscow demanded", "country:RUS", gazetteer.Seat, 1},
		{"Cote d'Ivoire won", "country:CIV", gazetteer.Proper, 2},
		{"Türkiye won", "country:TUR", gazetteer.Proper, 1},
		{"U.S. troops", "country:USA", gazetteer.Proper, 1},
		{"us troops", "", 0, 0},
		{"Us too", "", 0, 0},
		{"turkey breast", "", 0, 0},
		{"People 's Republic of China", "country:CHN", gazetteer.Proper, 5},
		{"Republic of China", "country:TWN", gazetteer.Proper, 3},
		{"Organization for Security and Co - operation in Europe", "org:osce", gazetteer.Proper, 9},
		{"Organization for Security and Cooperation", "", 0, 0},
		{"State Department officials", "gov:usa-state-department", gazetteer.Proper, 2},
		{"al - Qaeda fighters", "org:al-qaeda", gazetteer.Proper, 3},
		{"Kurdistan Workers ' Party", "org:pkk", gazetteer.Proper, 4},
		{"who said", "", 0, 0},
		{"WHO said", "org:who", gazetteer.Proper, 1},
		{"world powers met", "org:world-powers", gazetteer.Proper, 2},
		{"Brussels said", "org:eu", gazetteer.Seat, 1},
	}
	for _, test := range tests {
		toks := tokens(test.text)
		sense, stop, ok := g.Find(toks, 0, len(toks))
		if !ok {
			if test.key != "" {
				t.Errorf("%q: nothing found, want %s", test.text, test.key)
			}
			continue
		}
		if sense.Entry.Key != test.key || sense.Form != test.form || stop != test.stop {
			t.Errorf("%q: got %s form %d up to %d, want %s form %d up to %d",
				test.text, sense.Entry.Key, sense.Form, stop, test.key, test.form, test.stop)
		}
	}
}

func TestMisspelt(t *testing.T) {
	g := gazetteer.Load()
	for word, want := range map[string]string{
		"quatar": "QAT", "ukriane": "UKR", "belgum": "BEL", "argentena": "ARG",
		"iram": "", "brazil": "", "brasil": "", "table": "", "sudden": "",
	} {
		got := ""
		if e := g.Misspelt(word); e != nil {
			got = e.Country
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", word, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Erdoğan": "erdogan", "Łódź": "lodz", "U.S.": "us", "Sana'a": "sanaa", "Straße": "strasse", "plain": "plain",
	} {
		if got := gazetteer.Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestEntries checks that every entry has a kind of MODEL.md, a sector of PLOVER
// and a country code that countries.tsv has.
func TestEntries(t *testing.T) {
	g := gazetteer.Load()
	kinds := regexp.MustCompile(`^(country|government|organization|media|place)$`)
	sectors := regexp.MustCompile(`^(|GOV|MIL|COP|JUD|LEG|PTY|OPP|REB|CVL|REF|MED|BUS|EDU|REL|IGO|NGO)$`)
	n := 0
	for e := range g.Entries() {
		n++
		if !kinds.MatchString(e.Kind) || !sectors.MatchString(e.Sector) || e.Name == "" {
			t.Errorf("%s: kind %q, sector %q", e.Key, e.Kind, e.Sector)
		}
		if e.Country != "" && g.State(e.Country) == nil {
			t.Errorf("%s: no state has the code %q", e.Key, e.Country)
		}
	}
	if n < 900 {
		t.Errorf("%d entries with a key; some file was not read", n)
	}
}

func TestTitle(t *testing.T) {
	g := gazetteer.Load()
	for text, want := range map[string]string{
		"secretary general of": "secretary general/2",
		"premier said":         "prime minister/1",
		"spokeswoman":          "spokesperson/1",
		"Mr. Smith":            "-/1",
		"table":                "/0",
	} {
		toks := tokens(text)
		title, stop, _ := g.Title(toks, 0, len(toks))
		if got := fmt.Sprintf("%s/%d", title.Office, stop); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

func ExampleGazetteer_Find() {
	g := gazetteer.Load()
	toks := tokens("North Atlantic Treaty Organization members")
	sense, stop, _ := g.Find(toks, 0, len(toks))
	fmt.Println(sense.Entry.Key, sense.Entry.Kind, sense.Entry.Sector, stop)
	// Output: org:nato organization IGO 4
}
