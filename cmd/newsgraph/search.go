package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/query"
	"newsgraph/graph/query/sentence"
)

const searchLong = `Search finds sentences by their words, the best first, and shows the acts that rest on
them. All words must occur, in any form of theirs; "words in quotation marks" stand side
by side, -word must not occur, and word* is the beginning of one.

  newsgraph search Nord Stream
  newsgraph search '"nuclear weapons" -Iran' --from 2022
  newsgraph search sanction* --class THREATEN --actor Russia

It reads the sentences that name somebody or tell an act; filters choose among these.`

type searchOptions struct {
	filterFlags
	printFlags
	limit int
}

func newSearch(env environment) *cobra.Command {
	var o searchOptions
	cmd := &cobra.Command{
		Use:   "search WORD...",
		Short: "Find sentences by their words, with the acts that they tell",
		Long:  searchLong,
		Args: func(_ *cobra.Command, args []string) error {
			if _, err := sentence.Parse(strings.Join(args, " ")); err != nil || o.limit < 0 {
				return usagef("name the words to look for, such as newsgraph search Nord Stream; --limit cannot be negative")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			g, err := loadPart(cmd, env, o.filterFlags)
			if err != nil {
				return err
			}
			q, err := sentence.Parse(strings.Join(args, " "))
			if err != nil {
				return err
			}
			hits := sentence.Search(g.Graph, q)
			if len(hits) == 0 {
				return nothing(notes(g.left.Keep(restsOn(sentence.Search(&graph.Graph{Edges: g.left.Weaker}, q)))))
			}
			return o.printHits(env, g.Graph, hits)
		},
	}
	cmd.Flags().IntVarP(&o.limit, "limit", "n", 20, "number of sentences; 0 for all")
	o.printFlags.add(cmd, asTable, asJSON, asJSONL, asCSV)
	o.filterFlags.add(cmd, env)
	return cmd
}

// restsOn tells of an act whether it rests on one of the found sentences.
func restsOn(hits []sentence.Hit) func(*graph.Edge) bool {
	acts := map[string]bool{}
	for _, h := range hits {
		for _, e := range h.Acts {
			acts[e.ID] = true
		}
	}
	return func(e *graph.Edge) bool { return acts[e.ID] }
}

// hitView is a found sentence as programs get it.
type hitView struct {
	Document string   `json:"document"`
	Title    string   `json:"title,omitempty"`
	Date     string   `json:"date,omitempty"`
	Start    int      `json:"start"`
	End      int      `json:"end"`
	Text     string   `json:"text"`
	Marks    [][2]int `json:"marks"`
	Score    float64  `json:"score"`
	Acts     []row    `json:"acts"`
}

func (o searchOptions) printHits(env environment, g *graph.Graph, hits []sentence.Hit) error {
	found := len(hits)
	if o.limit > 0 {
		hits = hits[:min(found, o.limit)]
	}
	views := viewHits(g, hits)
	switch o.output {
	case asJSON:
		return writeJSON(env.out, views)
	case asJSONL:
		return writeJSONLines(env.out, views)
	case asCSV:
		return writeCSV(env.out, hitRecords(views))
	}
	names := nodeNames(g)
	for i, h := range hits {
		printHit(env, names, views[i], h)
	}
	note := plural(found, "sentence")
	if len(hits) < found {
		note = fmt.Sprintf("%d of %s; --limit 0 shows all", len(hits), note)
	}
	fmt.Fprintln(env.err, note)
	return nil
}

func viewHits(g *graph.Graph, hits []sentence.Hit) []hitView {
	names := nodeNames(g)
	documents := map[string]graph.Document{}
	for _, d := range g.Documents {
		documents[d.ID] = d
	}
	views := make([]hitView, len(hits))
	for i, h := range hits {
		d := documents[h.Document]
		views[i] = hitView{h.Document, d.Title, d.Date, h.Start, h.End, h.Text, h.Marks, h.Score, rowsOf(names, h.Acts)}
	}
	return views
}

func hitRecords(views []hitView) [][]string {
	records := [][]string{{"date", "document", "title", "start", "end", "sentence", "score", "acts"}}
	for _, v := range views {
		var acts []string
		for _, r := range v.Acts {
			acts = append(acts, r.SourceName+" "+words(r.Relation)+" "+r.TargetName)
		}
		records = append(records, []string{
			v.Date, v.Document, v.Title, strconv.Itoa(v.Start), strconv.Itoa(v.End), oneLine(v.Text),
			strconv.FormatFloat(v.Score, 'f', 3, 64), strings.Join(acts, "; "),
		})
	}
	return records
}

// printHit prints the sentence with its words in bold, where it stands, and its acts.
func printHit(env environment, names map[string]string, v hitView, h sentence.Hit) {
	fmt.Fprintln(env.out, flow(markedWords(env, h), "", env.columns()))
	where := strings.Join(nonEmpty(v.Date, oneLine(v.Document), oneLine(v.Title)), "  ")
	fmt.Fprintln(env.out, margin+coloured(env, where, "2"))
	acts := append([]graph.Edge(nil), h.Acts...)
	query.SortByConfidence(acts, query.ByDate)
	for _, e := range acts {
		fmt.Fprintln(env.out, wrap(strings.Join(nonEmpty("→", sure(e), e.Date, telling(names, e)), " "), margin, env.columns()))
	}
	fmt.Fprintln(env.out)
}

// markedWords are the words of a sentence, those that were looked for in bold.
func markedWords(env environment, h sentence.Hit) []string {
	var out []string
	runes := []rune(h.Text)
	last := 0
	add := func(text string, mark bool) {
		for _, w := range strings.Fields(oneLine(text)) {
			if mark {
				w = bold(env, w)
			}
			out = append(out, w)
		}
	}
	for _, m := range h.Marks {
		// What touches a marked word stays with it, so that no gap opens before a comma.
		start, end := m[0], m[1]
		for start > last && !isSpace(runes[start-1]) {
			start--
		}
		for end < len(runes) && !isSpace(runes[end]) {
			end++
		}
		if start < last {
			continue
		}
		add(string(runes[last:start]), false)
		add(string(runes[start:end]), true)
		last = end
	}
	add(string(runes[last:]), false)
	return out
}

func isSpace(r rune) bool { return strings.TrimSpace(string(r)) == "" }
