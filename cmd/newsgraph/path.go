package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/ask"
	"newsgraph/graph/query"
)

const pathLong = `Path shows the shortest chain of edges between two actors, whatever their
direction, and all edges of each step with their sentences. Filters narrow what
a chain may use, such as --class CONSULT or --from 2022.`

func newPath(env environment) *cobra.Command {
	var f filterFlags
	var p printFlags
	var order orderFlag
	opts := query.PathOptions{}
	cmd := &cobra.Command{
		Use: "path ACTOR ACTOR",
		Example: `  newsgraph path Lavrov Stoltenberg
  newsgraph path Russia 'White House' --count 3 --detour 1
  newsgraph path Biden Putin --class CONSULT --from 2022`,
		Short: "Show how two actors are connected, with the evidence of each step",
		Long:  pathLong,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) != 2:
				return usagef("name two actors, such as newsgraph path Lavrov Stoltenberg; put names of several words in quotation marks")
			case opts.Count < 1 || opts.Detour < 0:
				return usagef("--count is at least 1, --detour at least 0")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return asking(cmd, env, func(b base) error {
				paths, part, err := findPaths(b, f, args[0], args[1], opts)
				if err != nil {
					return err
				}
				for _, path := range paths {
					for _, s := range path.Steps {
						order.sort(s.Edges, f.By)
					}
				}
				if err := printPaths(env, labelsOf(part.Graph), paths, p); err != nil {
					return err
				}
				tellLeft(env, part.Left.Keep(onPaths(paths)))
				return nil
			})
		},
		ValidArgsFunction: completeActors(env, 2),
	}
	cmd.Flags().IntVarP(&opts.Count, "count", "n", 1, "number of paths")
	cmd.Flags().IntVar(&opts.Detour, "detour", 0, "how much longer than the shortest a path may be")
	p.add(cmd, asTable, asJSON, asJSONL, asCSV)
	order.add(cmd)
	f.add(cmd, env)
	return cmd
}

// findPaths looks the names up, and the paths in the part that f chooses.
func findPaths(b base, f filterFlags, from, to string, opts query.PathOptions) ([]query.Path, ask.Part, error) {
	var ends [2]graph.Node
	for i, typed := range []string{from, to} {
		c, err := lookUp(b, typed)
		if err != nil {
			return nil, ask.Part{}, err
		}
		ends[i] = c.Node
	}
	if n := ends[0]; n.ID == ends[1].ID {
		return nil, ask.Part{}, usagef("%q and %q are both %s: name two different actors; newsgraph show %s tells of this one", from, to, oneLine(n.Name), n.ID)
	}
	c, err := f.choose(b)
	if err != nil {
		return nil, ask.Part{}, err
	}
	g, err := c.aroundPaths(b, ends[0].ID, ends[1].ID, opts)
	if err != nil {
		return nil, ask.Part{}, err
	}
	chosen := c.of(g)
	paths, err := query.Paths(chosen.Graph, chosen.Node(ends[0].ID), chosen.Node(ends[1].ID), opts)
	if err != nil {
		return nil, ask.Part{}, fmt.Errorf("%s and %s: %w", ends[0].Name, ends[1].Name, withNotes(err, notes(chosen.Left)))
	}
	return paths, chosen, nil
}

// aroundPaths reads what paths need; to say why there is none, that is everything.
func (c selection) aroundPaths(b base, from, to string, opts query.PathOptions) (*graph.Graph, error) {
	g, err := c.Around(b.ctx, b, from, to, opts)
	if !errors.Is(err, query.ErrNoPath) {
		return g, err
	}
	g, ok, err := wholeForHints(b)
	if err == nil && !ok {
		g = new(graph.Graph)
	}
	return g, err
}

// withNotes is an error about an empty answer with what was left out of it.
func withNotes(err error, notes []string) error {
	if len(notes) == 0 {
		return err
	}
	return fmt.Errorf("%w; %s", err, strings.Join(notes, "; "))
}

// onPaths tells of an edge whether it joins two neighbours on one of the paths.
func onPaths(paths []query.Path) func(*graph.Edge) bool {
	joined := map[[2]string]bool{}
	for _, p := range paths {
		for _, s := range p.Steps {
			joined[[2]string{s.From, s.To}], joined[[2]string{s.To, s.From}] = true, true
		}
	}
	return func(e *graph.Edge) bool { return joined[[2]string{e.Source, e.Target}] }
}

// pathView is a path as programs get it, stepView one link.
type (
	pathView struct {
		Steps []stepView `json:"steps"`
	}
	stepView struct {
		From     string    `json:"from"`
		FromName string    `json:"from_name"`
		To       string    `json:"to"`
		ToName   string    `json:"to_name"`
		Edges    []ask.Act `json:"edges"`
	}
)

func viewPaths(names map[string]string, paths []query.Path) []pathView {
	views := make([]pathView, len(paths))
	for i, p := range paths {
		views[i].Steps = []stepView{}
		for _, s := range p.Steps {
			views[i].Steps = append(views[i].Steps, stepView{s.From, names[s.From], s.To, names[s.To], ask.NewActs(names, s.Edges)})
		}
	}
	return views
}

func printPaths(env environment, l labels, paths []query.Path, p printFlags) error {
	switch p.output {
	case asJSON:
		return writeJSON(env.out, viewPaths(l.names, paths))
	case asJSONL:
		return writeJSONLines(env.out, viewPaths(l.names, paths))
	case asCSV:
		return writeCSV(env.out, pathRecords(viewPaths(l.names, paths)))
	}
	for i, p := range paths {
		if i > 0 {
			fmt.Fprintln(env.out)
		}
		printPath(env, l, p)
	}
	return nil
}

// pathRecords are the edges of paths, with the numbers of path and step.
func pathRecords(paths []pathView) [][]string {
	records := [][]string{append([]string{"path", "step"}, rowHead...)}
	for i, p := range paths {
		for k, s := range p.Steps {
			for _, r := range s.Edges {
				records = append(records, append([]string{strconv.Itoa(i + 1), strconv.Itoa(k + 1)}, cellsOf(r)...))
			}
		}
	}
	return records
}

// printPath prints a path as its chain of names, then what joins each pair.
func printPath(env environment, l labels, p query.Path) {
	chain := ""
	for k, s := range p.Steps {
		if k == 0 {
			chain = l.names[s.From]
		}
		chain += " – " + l.names[s.To]
	}
	fmt.Fprintln(env.out, bold(env, oneLine(chain))+"\n\n"+bold(env, datedActHead))
	for _, s := range p.Steps {
		for _, e := range s.Edges {
			printAct(env, l, e)
		}
	}
}
