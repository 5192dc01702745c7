// Command page makes the explorer's page of a graph.json for the browser tests:
// as a file, or served on loopback until it is interrupted.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"

	"newsgraph/export/html"
	"newsgraph/export/html/live"
	"newsgraph/export/layout"
	"newsgraph/graph"
)

func main() {
	log.SetFlags(0)
	in := flag.String("graph", "", "interchange `file` to show")
	out := flag.String("out", "", "HTML `file` to write; without it, the page is served")
	places := flag.Bool("layout", false, "give the page the places that the other exports use")
	title := flag.String("title", "", "heading of the page")
	most := flag.Int("most", 0, "number of edges that the page holds at most")
	flag.Parse()
	o := html.Options{Title: *title, Most: *most}
	if *places {
		o.Layout = discs
	}
	if err := run(*in, *out, o); err != nil {
		log.Fatal(err)
	}
}

func run(in, out string, o html.Options) error {
	if out == "" {
		return serve(in, o)
	}
	g, err := read(in)
	if err != nil {
		return err
	}
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	if err := html.Write(f, g, o); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

func discs(g *graph.Graph) map[string]html.Point {
	at := map[string]html.Point{}
	for i, d := range layout.Discs(g) {
		at[g.Nodes[i].ID] = html.Point{X: d.X, Y: d.Y}
	}
	return at
}

// serve prints the address and reads the file anew for each request.
func serve(in string, o html.Options) error {
	l, err := live.Listen("127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Printf("http://%s/\n", l.Addr())
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	source := func(context.Context) (*graph.Graph, error) { return read(in) }
	return live.Serve(ctx, l, live.NewHandler(source, o))
}

func read(name string) (*graph.Graph, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	g := new(graph.Graph)
	if err := json.Unmarshal(data, g); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return g, nil
}
