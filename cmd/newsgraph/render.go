package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"newsgraph/export/dot"
	"newsgraph/export/render"
)

func newRender(env environment) *cobra.Command {
	var f filterFlags
	var timeout time.Duration
	var drawing dot.Options
	cmd := &cobra.Command{
		Use: "render FILE.svg|.png|.pdf",
		Example: `  newsgraph render graph.svg
  newsgraph render talks.png --class CONSULT --title Talks`,
		Short: "Draw the graph, or a part of it, with the installed Graphviz",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || image(args[0]) == "" {
				return usagef("name one file that ends in .svg, .png or .pdf")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			g, err := loadPart(cmd, env, f)
			if err != nil {
				return err
			}
			err = writeFile(args[0], func(w io.Writer) error {
				return render.Write(cmd.Context(), w, g.Graph, render.Options{Image: image(args[0]), Timeout: timeout, DOT: drawing})
			})
			if err != nil {
				return err
			}
			if drawn, all := drawnEdges(g.Graph, drawing); drawn < all {
				fmt.Fprintf(env.err, "%s shows the weightiest %d of %s; --all draws all, filters such as --actor or --class choose others\n", oneLine(args[0]), drawn, plural(all, "edge"))
			}
			tellLeft(env, g.Left)
			return nil
		},
	}
	cmd.Flags().DurationVar(&timeout, "timeout", render.DefaultTimeout, "give up after this time")
	cmd.Flags().StringVar(&drawing.Title, "title", "", "title above the picture")
	cmd.Flags().StringVar(&drawing.Engine, "engine", "", "layout engine (dot, sfdp, neato, ...; default by size)")
	cmd.Flags().BoolVar(&drawing.All, "all", false, "draw all edges of a large graph")
	f.add(cmd, env)
	return cmd
}

// image is the kind of picture that a file name asks for, or "".
func image(name string) render.Image {
	for _, i := range render.Images() {
		if strings.EqualFold(filepath.Ext(name), "."+string(i)) {
			return i
		}
	}
	return ""
}
