// Command exportbench writes a large graph in every format and prints, for each,
// seconds, megabytes written and the memory that writing took beyond the graph.
// With -out it also keeps the GraphML file and the interchange file.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"sync/atomic"
	"time"

	"newsgraph/export"
	"newsgraph/export/internal/sample"
	"newsgraph/export/layout"
	"newsgraph/graph"
)

func main() {
	nodes := flag.Int("nodes", 100_000, "number of nodes")
	edges := flag.Int("edges", 1_000_000, "number of edges")
	out := flag.String("out", "", "folder for graph.graphml and graph.json")
	flag.Parse()
	if err := run(*nodes, *edges, *out); err != nil {
		fmt.Fprintln(os.Stderr, "exportbench:", err)
		os.Exit(1)
	}
}

func run(nodes, edges int, out string) error {
	g := sample.Large(nodes, edges)
	base := heap()
	fmt.Printf("%d nodes, %d edges: %d MB in memory\n", nodes, edges, base>>20)
	begin := time.Now()
	o := export.Options{All: true, Layout: layout.Discs(g)}
	fmt.Printf("%-22s %7.2f s\n", "layout", time.Since(begin).Seconds())
	for _, f := range export.Formats() {
		for _, file := range f.Files {
			if err := measure(f.Name+"/"+file.Name, file.Write, g, o, base); err != nil {
				return err
			}
		}
	}
	if out == "" {
		return nil
	}
	for _, name := range []string{"graphml", "json"} {
		f, err := export.Lookup(name)
		if err != nil {
			return err
		}
		begin := time.Now()
		// Without the shared layout: the time is that of a user's export.
		if _, err := f.WriteDir(out, g, export.Options{}); err != nil {
			return err
		}
		fmt.Printf("%-22s %7.2f s to %s, layout included\n", name, time.Since(begin).Seconds(), filepath.Join(out, f.Files[0].Name))
	}
	return nil
}

// counter is a writer that counts bytes.
type counter struct{ n int64 }

// Write counts bytes and drops them.
func (c *counter) Write(p []byte) (int, error) {
	c.n += int64(len(p))
	return len(p), nil
}

func measure(name string, write export.WriteFunc, g *graph.Graph, o export.Options, base uint64) error {
	runtime.GC()
	peak, stop := watch()
	var c counter
	begin := time.Now()
	if err := write(io.Writer(&c), g, o); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	seconds := time.Since(begin).Seconds()
	stop()
	extra := max(int64(peak.Load())-int64(base), 0)
	fmt.Printf("%-22s %7.2f s %7.0f MB %6.0f MB/s %6d MB of memory\n", name, seconds, float64(c.n)/1e6, float64(c.n)/1e6/seconds, extra>>20)
	return nil
}

// watch samples the live heap until stop is called.
func watch() (peak *atomic.Uint64, stop func()) {
	peak = new(atomic.Uint64)
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-done:
				return
			case <-tick.C:
				peak.Store(max(peak.Load(), live()))
			}
		}
	}()
	return peak, func() { close(done); <-ended }
}

// live is the heap that the last collection found in use.
func live() uint64 {
	s := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

func heap() uint64 {
	runtime.GC()
	return live()
}
