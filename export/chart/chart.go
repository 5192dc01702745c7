// Package chart draws counts of acts as stacked bars, in SVG or PNG: the quads of
// political event data, in the colours that the graph's other pictures have.
//
// It draws what it is given, in the order given; the same counts give the same bytes.
package chart

import (
	"fmt"
	"image/color"
	"io"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"

	"newsgraph/export/style"
)

// Image is a kind of picture.
type Image string

// The kinds of pictures.
const (
	SVG Image = "svg"
	PNG Image = "png"
)

// Images lists all kinds of pictures.
func Images() []Image { return []Image{SVG, PNG} }

// Bar is one bar: a name and the heights of its pieces.
type Bar struct {
	Label string
	// Heights are the numbers of acts by the names of style.Groups.
	Heights map[string]int
}

// Chart is what is drawn.
type Chart struct {
	Title string
	Bars  []Bar
	// Lying draws the bars from left to right, one below the other, for labels that
	// are long.
	Lying bool
}

// Sizes of the picture: width and height that fit a page, and the room of one bar, below
// which labels would run into each other.
const (
	width    = 24 * vg.Centimeter
	height   = 12 * vg.Centimeter
	barRoom  = 0.6 * vg.Centimeter
	labelGap = 14 // standing labels in the width of the picture, at most
)

// Write draws c. A chart without bars is an error.
func Write(w io.Writer, c Chart, image Image) error {
	if len(c.Bars) == 0 {
		return fmt.Errorf("chart: nothing to draw")
	}
	p := plot.New()
	p.Title.Text = c.Title
	p.Title.Padding = 0.3 * vg.Centimeter
	p.Legend.Top = !c.Lying // long bars come first, short ones leave room below
	room := (width - 3*vg.Centimeter) / vg.Length(len(c.Bars))
	if c.Lying {
		room = barRoom
	}
	if err := c.stack(p, min(0.7*room, vg.Centimeter)); err != nil {
		return err
	}
	c.axes(p)
	tall := height
	if c.Lying {
		tall = max(height/2, barRoom*vg.Length(len(c.Bars))+3*vg.Centimeter)
	}
	pic, err := p.WriterTo(width, tall, string(image))
	if err != nil {
		return fmt.Errorf("chart: %w", err)
	}
	_, err = pic.WriteTo(w)
	return err
}

// stack adds the pieces of the bars, those of one group on top of those before.
func (c Chart) stack(p *plot.Plot, thick vg.Length) error {
	var below *plotter.BarChart
	for _, g := range style.Groups() {
		values := make(plotter.Values, len(c.Bars))
		sum := 0
		for i, b := range c.Bars {
			values[i] = float64(b.Heights[g.Name])
			sum += b.Heights[g.Name]
		}
		if sum == 0 {
			continue
		}
		bars, err := plotter.NewBarChart(values, thick)
		if err != nil {
			return fmt.Errorf("chart: %w", err)
		}
		bars.Color = color.RGBA{g.Color.R, g.Color.G, g.Color.B, 255}
		bars.LineStyle.Width = 0
		bars.Horizontal = c.Lying
		if below != nil {
			bars.StackOn(below)
		}
		below = bars
		p.Add(bars)
		p.Legend.Add(g.Label, bars)
	}
	return nil
}

// axes names the bars; where there are too many of them, every n-th.
func (c Chart) axes(p *plot.Plot) {
	every := 1
	if !c.Lying {
		every = (len(c.Bars) + labelGap - 1) / labelGap
	}
	ticks := make([]plot.Tick, len(c.Bars))
	most := 0
	for i, b := range c.Bars {
		ticks[i] = plot.Tick{Value: float64(i)}
		if i%every == 0 {
			ticks[i].Label = b.Label
		}
		sum := 0
		for _, n := range b.Heights {
			sum += n
		}
		most = max(most, sum)
	}
	names, numbers := &p.X, &p.Y
	if c.Lying {
		names, numbers = &p.Y, &p.X
	}
	names.Tick.Marker = plot.ConstantTicks(ticks)
	names.Min, names.Max = -0.5, float64(len(c.Bars))-0.5
	numbers.Label.Text = "acts"
	// A fifth of the height is left for the legend.
	numbers.Min, numbers.Max = 0, 1.2*float64(max(most, 1))
}
