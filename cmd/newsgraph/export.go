package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"newsgraph/export"
	"newsgraph/graph"
)

func newExport(env environment) *cobra.Command {
	var f filterFlags
	var out, ids string
	var o export.Options
	cmd := &cobra.Command{
		Use: "export FORMAT",
		Example: `  newsgraph export graphml -o graph.graphml
  newsgraph export csv -o tables --actor Russia --hops 1
  newsgraph export json --all-claims`,
		Short: "Write the graph, or a part of it, in a format of another program",
		Long:  "Export writes the graph to standard output or, with -o, to a file. Formats of\nseveral files need -o with a folder.\n\n" + formatList(),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("name one format of %s", strings.Join(formatNames(), ", "))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			format, err := export.Lookup(args[0])
			if err != nil {
				return usageError{err}
			}
			if o.IDs, err = readIDs(ids); err != nil {
				return err
			}
			g, err := loadPart(cmd, env, f)
			if err != nil {
				return err
			}
			if err := exportTo(env, format, g.Graph, o, out); err != nil {
				return err
			}
			if format.Name == "html" {
				for _, line := range nonEmpty(reducedPage(g.Graph)) {
					fmt.Fprintln(env.err, line)
				}
			}
			tellLeft(env, g.Left)
			tellInner(env, g.Inner)
			return nil
		},
		ValidArgsFunction: cobra.FixedCompletions(formatNames(), cobra.ShellCompDirectiveNoFileComp),
	}
	cmd.Flags().StringVarP(&out, "out", "o", "", "file to write, or folder for formats of several files")
	cmd.Flags().StringVar(&o.Title, "title", "", "title of pictures and pages")
	cmd.Flags().BoolVar(&o.All, "all", false, "dot: draw all edges of a large graph")
	cmd.Flags().BoolVar(&o.Articles, "mentions", false, "dot: draw articles and what is mentioned in them")
	cmd.Flags().StringVar(&o.Base, "base", "", "nquads, jsonld, vocabulary: beginning of the IRIs")
	addIDs(cmd, &ids)
	f.add(cmd, env)
	return cmd
}

func formatNames() []string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return names
}

func formatList() string {
	var b strings.Builder
	for _, f := range export.Formats() {
		fmt.Fprintf(&b, "  %-14s %s\n", f.Name, f.About)
	}
	return b.String()
}

// exportTo writes g to the file or folder out, or to standard output.
func exportTo(env environment, f export.Format, g *graph.Graph, o export.Options, out string) error {
	switch {
	case out == "" && !f.Single():
		return usagef("%s consists of several files: name a folder with -o", f.Name)
	case out == "":
		return f.Files[0].Write(env.out, g, o)
	case f.Single():
		return writeFile(out, func(w io.Writer) error { return f.Files[0].Write(w, g, o) })
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return fmt.Errorf("cannot make the folder: %w; choose another one with -o", err)
	}
	var s staged
	defer s.drop()
	files, err := stageFormat(&s, nil, f, out, g, o)
	if err == nil {
		err = s.publish()
	}
	if err != nil {
		return err
	}
	for _, name := range files {
		fmt.Fprintln(env.err, oneLine(name))
	}
	return nil
}
