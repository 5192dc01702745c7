package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// paper makes a PDF file of pages, each a list of lines. A line that begins with
// "+" is set in and one behind an empty line further down; the first of a page is
// large where it begins with "#".
func paper(title string, pages ...[]string) []byte {
	var objects []string
	add := func(format string, args ...any) { objects = append(objects, fmt.Sprintf(format, args...)) }
	var kids []string
	for i := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", 5+2*i))
	}
	add("<< /Type /Catalog /Pages 2 0 R >>")
	add("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(pages))
	add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
	add("<< /Title (%s) >>", title)
	for i, p := range pages {
		s := content(p)
		add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>", 6+2*i)
		add("<< /Length %d >>\nstream\n%s\nendstream", len(s), s)
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

func content(lines []string) string {
	var b strings.Builder
	y := 800
	for _, l := range lines {
		size, x := 10, 60
		y -= 12
		if rest, ok := strings.CutPrefix(l, "#"); ok {
			l, size = rest, 20
			y -= 12
		}
		if rest, ok := strings.CutPrefix(l, "+"); ok {
			l, x = rest, 75
		}
		if l != "" {
			fmt.Fprintf(&b, "BT /F1 %d Tf %d %d Td (%s) Tj ET\n", size, x, y, l)
		}
	}
	return b.String()
}

func TestRead(t *testing.T) {
	b := paper("Fish",
		[]string{"#Fish", "", "The ministers of Peru and Chile met in Lima on Monday to set-", "tle the quarrel about fishing in the waters off Arica, which", "has lasted for ten years.", "+They talked about boats for two hours and", "agreed on a commission.", "", "The President of Peru", "", "", "", "Andes Daily, page 1"},
		[]string{"thanked Chile for its patience.", "", "Chile called home no ambassador.", "", "", "Andes Daily, page 2"},
		[]string{"Nobody objected.", "", "", "Andes Daily, page 3"})
	i, lost, err := Read(b)
	if err != nil || len(lost) > 0 {
		t.Fatal(err, lost)
	}
	want := `Fish

The ministers of Peru and Chile met in Lima on Monday to settle the quarrel about fishing in the waters off Arica, which has lasted for ten years.

They talked about boats for two hours and agreed on a commission.

The President of Peru thanked Chile for its patience.

Chile called home no ambassador.

Nobody objected.`
	if i.Text != want || i.Title != "Fish" {
		t.Errorf("title %q, text\n%s\nwant\n%s", i.Title, i.Text, want)
	}
}

// TestTitle keeps no title that is not the beginning of the text.
func TestTitle(t *testing.T) {
	if i, _, err := Read(paper("Microsoft Word - Document1", []string{"Peru met Chile."})); err != nil || i.Title != "" || i.Text != "Peru met Chile." {
		t.Errorf("%+v, %v", i, err)
	}
}

func TestBroken(t *testing.T) {
	whole := paper("", []string{"Peru met Chile."})
	for name, c := range map[string]struct {
		b    []byte
		want error
	}{
		"no pages":  {paper(""), nil},
		"no text":   {paper("", []string{""}), ErrNoText},
		"cut":       {whole[:200], nil},
		"no PDF":    {[]byte("%PDF-1.4\n"), nil},
		"scrambled": {bytes.ReplaceAll(whole, []byte("Kids ["), []byte("Kids [2 0 R ")), nil},
	} {
		i, _, err := Read(c.b)
		if err == nil && strings.TrimSpace(i.Text) == "" || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("%s: %+v, %v", name, i, err)
		}
	}
}

func TestJoin(t *testing.T) {
	for _, c := range []struct{ before, next, want string }{
		{"the", "end", "the end"}, {"set-", "tle", "settle"}, {"set\u00ad", "tle", "settle"},
		{"Jean-", "Pierre", "Jean- Pierre"}, {"2021-", "22", "2021- 22"},
	} {
		if got := join(c.before, c.next); got != c.want {
			t.Errorf("%q + %q: %q, want %q", c.before, c.next, got, c.want)
		}
	}
}

// FuzzRead checks that no file ends the program, and that what is read is text.
func FuzzRead(f *testing.F) {
	f.Add(paper("Fish", []string{"#Fish", "", "Peru met Chile."}))
	f.Add([]byte("%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj\ntrailer<</Root 1 0 R>>"))
	f.Fuzz(func(t *testing.T, b []byte) {
		i, _, err := Read(b)
		if err == nil && strings.TrimSpace(i.Text) == "" {
			t.Error("neither text nor error")
		}
	})
}
