package main

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestWidth(t *testing.T) {
	w := factWorld(t)
	for _, width := range []int{60, 80, 200} {
		w.width = width
		stdout, _ := w.must(exitOK, "query", "--sentences")
		for _, l := range strings.Split(stdout, "\n") {
			if n := utf8.RuneCountInString(l); n > width && width >= 80 {
				t.Errorf("%d columns, width %d: %s", n, width, l)
			}
		}
		if cut := strings.Contains(stdout, "…"); cut != (width < 100) {
			t.Errorf("width %d: cut = %v\n%s", width, cut, stdout)
		}
		for _, l := range strings.Split(stdout, "\n") {
			if strings.HasPrefix(l, "20") && !strings.HasSuffix(l, "1") && !strings.HasSuffix(l, "2") {
				t.Errorf("width %d pushes the last column out: %s", width, l)
			}
		}
	}
}

func TestColour(t *testing.T) {
	w := factWorld(t)
	for _, colour := range []bool{false, true} {
		w.colour = colour
		for _, args := range [][]string{{"query"}, {"show", "Stone"}, {"path", "Stone", "Southland"}, {"timeline"}, {"stats"}} {
			stdout, _ := w.must(exitOK, args...)
			if strings.Contains(stdout, "\x1b") != colour {
				t.Errorf("%s: colour = %v\n%s", args, colour, stdout)
			}
		}
		for _, form := range []string{asJSON, asJSONL, asCSV} {
			stdout, _ := w.must(exitOK, "query", "--output", form)
			if strings.Contains(stdout, "\x1b") {
				t.Errorf("%s in colour", form)
			}
		}
	}
}

// TestTints wants class and status in colours, and the columns where they are without.
func TestTints(t *testing.T) {
	w := factWorld(t)
	plain, _ := w.must(exitOK, "query", "--all-claims")
	w.colour = true
	tinted, _ := w.must(exitOK, "query", "--all-claims")
	contains(t, tinted, "\x1b[36mmet\x1b[0m", "\x1b[33mwarned\x1b[0m", "\x1b[34mplanned\x1b[0m", "\x1b[9mdenied\x1b[0m")
	if got := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(tinted, ""); got != plain {
		t.Errorf("colours move the columns:\n%s\n%s", got, plain)
	}
}

func TestTerminal(t *testing.T) {
	for _, c := range []struct {
		noColour, term string
		want           bool
	}{{"", "xterm", true}, {"1", "xterm", false}, {"", "dumb", false}, {"", "", true}} {
		vars := map[string]string{"NO_COLOR": c.noColour, "TERM": c.term}
		if got := colourful(func(k string) string { return vars[k] }); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

func TestOneLine(t *testing.T) {
	for in, want := range map[string]string{
		" a\n\tb ":           "a b",
		"\x1b[31mred\x1b[0m": "[31mred[0m",
		"a\u202eb\u2066c":    "abc",
		"Ukraïne\u00a0и":     "Ukraïne и",
	} {
		if got := oneLine(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		in    string
		width int
		want  string
	}{
		{"one two three", 9, "  one two\n  three"},
		{"incomprehensibility", 9, "  incomprehensibility"},
		{"", 9, ""},
		{"ä ö ü", 5, "  ä ö\n  ü"},
	} {
		if got := wrap(c.in, "  ", c.width); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

func TestQuoted(t *testing.T) {
	for in, want := range map[string]string{"NATO": "NATO", "Joe Biden": "'Joe Biden'", "O'Brien": `'O'\''Brien'`, "a$b": "'a$b'"} {
		if got := quoted(in); got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}

func TestBar(t *testing.T) {
	var out bytes.Buffer
	clock := time.Unix(0, 0)
	b := newBar(&out, 400)
	b.now, b.begin = func() time.Time { return clock }, clock
	b.show()
	b.add(100)
	clock = clock.Add(2 * time.Second)
	b.show()
	b.add(100)
	b.add(300)
	b.show()
	b.clear()
	want := "\r\x1b[K[------------------------]   0 %  0 articles" +
		"\r\x1b[K[######------------------]  25 %  1 article, 0.5/s, 6 s left" +
		"\r\x1b[K[##################------]  75 %  3 articles, 1.5/s, 1 s left\r\x1b[K"
	if out.String() != want {
		t.Errorf("%q, want %q", out.String(), want)
	}
	out.Reset()
	unknown := newBar(&out, 0)
	unknown.add(5)
	unknown.show()
	if got := out.String(); got != "\r\x1b[K1 article" {
		t.Errorf("%q", got)
	}
	var none *bar
	none.add(1)
	none.clear()
}

func TestProgress(t *testing.T) {
	w := newsWorld(t)
	w.progress = true
	stdout, stderr := w.must(exitOK, "ingest", "news")
	contains(t, stderr, "\r\x1b[K[", " %  0 articles")
	if !strings.HasSuffix(stderr, "\r\x1b[K") || strings.Contains(stdout, "\r") {
		t.Errorf("the bar stays: %q, %q", stderr, stdout)
	}
}
