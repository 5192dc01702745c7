package chart_test

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"io"
	"strings"
	"testing"

	"newsgraph/export/chart"
	"newsgraph/export/style"
	"newsgraph/graph"
)

func months() chart.Chart {
	return chart.Chart{Title: "Northland and Southland", Bars: []chart.Bar{
		{Label: "2022-01", Heights: map[string]int{string(graph.VerbalCooperation): 3, string(graph.MaterialConflict): 1}},
		{Label: "2022-02"},
		{Label: "2022-03", Heights: map[string]int{string(graph.VerbalConflict): 2}},
	}}
}

func TestSVG(t *testing.T) {
	var first, second bytes.Buffer
	for _, b := range []*bytes.Buffer{&first, &second} {
		if err := chart.Write(b, months(), chart.SVG); err != nil {
			t.Fatal(err)
		}
	}
	if first.String() != second.String() {
		t.Error("two pictures of one chart differ")
	}
	d := xml.NewDecoder(&first)
	var text strings.Builder
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if c, ok := token.(xml.CharData); ok {
			text.Write(c)
		}
	}
	for _, want := range []string{"Northland and Southland", "2022-02", style.Groups()[0].Label, style.Groups()[3].Label} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no %q in the picture: %q", want, text.String())
		}
	}
	if strings.Contains(text.String(), style.Groups()[1].Label) {
		t.Error("the legend shows a group without acts")
	}
}

func TestPNG(t *testing.T) {
	c := months()
	c.Lying = true
	var b bytes.Buffer
	if err := chart.Write(&b, c, chart.PNG); err != nil {
		t.Fatal(err)
	}
	p, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	want := style.Groups()[3].Color
	found := 0
	for y := range p.Bounds().Dy() {
		for x := range p.Bounds().Dx() {
			if r, g, b, _ := p.At(x, y).RGBA(); uint8(r>>8) == want.R && uint8(g>>8) == want.G && uint8(b>>8) == want.B {
				found++
			}
		}
	}
	if found < 100 {
		t.Errorf("%d points have the colour of conflict in deeds", found)
	}
}

func TestNothingToDraw(t *testing.T) {
	if err := chart.Write(io.Discard, chart.Chart{}, chart.SVG); err == nil {
		t.Error("an empty chart was drawn")
	}
}
