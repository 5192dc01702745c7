package source

import (
	"strings"
	"testing"
)

func TestTitle(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"blank line", "Ministers meet in Oslo\n\nThey talked about fish.", "Ministers meet in Oslo"},
		{"date line", "Ministers  meet\tin Oslo\ndate 2022-01-23\nThey talked.", "Ministers meet in Oslo"},
		{"wrong date line", "Ministers meet\ndate 2022-13-45\nThey talked.", "Ministers meet"},
		{"dateline", "Ministers meet\nJanuary 23, 2022\nThey talked.", "Ministers meet"},
		{"line ends of Windows", "\r\n Ministers meet\r\n\r\nThey talked.\r\n", "Ministers meet"},
		{"question", "Will they meet?\n\nNobody knows.", "Will they meet?"},
		{"quote", "“We shall meet”\n\nSo said the envoy.", "“We shall meet”"},
		{"Cyrillic", "Встреча в Осло\n\nThey talked.", "Встреча в Осло"},
		{"sentence", "Ministers met in Oslo.\n\nThey talked about fish.", ""},
		{"quoted sentence", "“We met.”\n\nSo said the envoy.", ""},
		{"cut off", "Ministers met and…\n\nThey talked.", ""},
		{"wrapped", "Ministers met in Oslo to talk\nabout fish and ships.\n\nThey left.", ""},
		{"long", strings.Repeat("ministers meet ", 20) + "\n\nThey talked.", strings.TrimSpace(strings.Repeat("ministers meet ", 20))},
		{"too long", strings.Repeat("Ministers meet ", 70) + "\n\nThey talked.", ""},
		{"date alone", "date 2022-01-23\n\nMinisters met.", ""},
		{"wrong date alone", "Date: 2022-13-45\n\nMinisters met.", ""},
		{"figures alone", "12345\n\nMinisters met.", ""},
		{"rule", "-----\n\nMinisters met.", ""},
		{"nothing below", "Ministers meet\n\n \n", ""},
		{"one line", "Ministers meet", ""},
		{"empty", "", ""},
	} {
		if got := titleOf(c.text); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestTitleLeavesText checks that what positions refer to keeps its title.
func TestTitleLeavesText(t *testing.T) {
	text := "Ministers meet\n\nThey talked."
	tree(t, map[string]string{"a.txt": text})
	articles, _ := read(t, Options{}, "a.txt")
	if len(articles) != 1 || articles[0].Text != text || articles[0].Title != "Ministers meet" {
		t.Errorf("%+v", articles)
	}
}

func TestWrongDate(t *testing.T) {
	tree(t, map[string]string{
		"a.txt":   "Ministers meet\ndate 2022-13-45\n\nThey talked.",
		"b.txt":   "Date: 2022-02-30.\nThey talked.",
		"c.txt":   "date 2022-01-23 They talked.",
		"d.txt":   "Date palms were planted in 2019.",
		"e.txt":   "They talked.\n" + strings.Repeat("They talked.\n", 8) + "date 2022-13-45\n",
		"f.jsonl": `{"id": "f", "text": "date 31/13/2022 They talked."}` + "\n" + `{"id": "g", "date": "2022-01-01", "text": "date 0000-00 They left."}`,
	})
	for _, c := range []struct{ option, kept string }{{"", "without a date"}, {"2022-05", "with the date 2022-05"}} {
		var doubts []string
		articles, skipped := read(t, Options{Date: c.option, Doubt: func(p *Problem) { doubts = append(doubts, p.Error()) }}, ".")
		same(t, "ids", ids(articles), []string{"a", "b", "c", "d", "e", "f", "g"})
		same(t, "skipped", skipped, nil)
		same(t, "doubts", doubts, []string{
			`a.txt:2: no date: "2022-13-45"; kept ` + c.kept + "; write it like 2022-01-23",
			`b.txt:1: no date: "2022-02-30"; kept ` + c.kept + "; write it like 2022-01-23",
			`f.jsonl:1: no date: "31/13/2022"; kept ` + c.kept + "; write it like 2022-01-23",
		})
		for i, want := range []string{c.option, c.option, "2022-01-23", c.option, c.option, c.option, "2022-01-01"} {
			if articles[i].Date != want {
				t.Errorf("%s: date %q, want %q", articles[i].ID, articles[i].Date, want)
			}
		}
	}
}

// TestTitleBehindText checks that the title of a record is read with its text, once,
// and moves nothing in it.
func TestTitleBehindText(t *testing.T) {
	for _, test := range []struct{ title, text, want string }{
		{"Chad warns Niger", "It did so on Monday.\n", "It did so on Monday.\n\nChad warns Niger"},
		{"Chad warns Niger", "Chad warns Niger\n\nIt did so.", "Chad warns Niger\n\nIt did so."},
		{" ", "It did so.", "It did so."},
	} {
		if got := withTitle(test.text, test.title); got != test.want {
			t.Errorf("withTitle(%q, %q) = %q, want %q", test.text, test.title, got, test.want)
		}
	}
}
