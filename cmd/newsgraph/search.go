package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/ask"
	"newsgraph/graph/query"
	"newsgraph/graph/query/sentence"
)

const searchLong = `Search finds sentences by their words, the best first, and shows the acts that rest on
them. All words must occur, in any form of theirs; "words in quotation marks" stand side
by side, -word must not occur, and word* is the beginning of one.

  newsgraph search Nord Stream
  newsgraph search '"nuclear weapons" -Iran' --from 2022
  newsgraph search sanction* --class THREATEN --actor Russia

All sentences of the articles are looked up, through an index in the store. Filters choose
sentences by the acts that rest on them; --actor, --article, --from and --to choose those
without an act, too, by whom they name and by the article and its date.`

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
			q, err := sentence.Parse(strings.Join(args, " "))
			if err != nil {
				return err
			}
			return searching(cmd, env, func(b base, x sentence.Index) error { return o.search(env, b, x, q) })
		},
	}
	cmd.Flags().IntVarP(&o.limit, "limit", "n", 20, "number of sentences; 0 for all")
	o.printFlags.add(cmd, asTable, asJSON, asJSONL, asCSV)
	o.filterFlags.add(cmd, env)
	return cmd
}

func (o searchOptions) search(env environment, b base, x sentence.Index, q sentence.Question) error {
	c, err := o.choose(b)
	if err != nil {
		return err
	}
	found, err := c.Search(b.ctx, b, x, q, ask.Page{Limit: o.limit})
	if err != nil {
		return err
	}
	if found.Total == 0 {
		return nothing(notes(found.Left))
	}
	if err := o.printFound(env, found); err != nil {
		return err
	}
	tellLeft(env, found.Left)
	return nil
}

func (o searchOptions) printFound(env environment, found ask.Found) error {
	switch o.output {
	case asJSON:
		return writeJSON(env.out, found.Sentences)
	case asJSONL:
		return writeJSONLines(env.out, found.Sentences)
	case asCSV:
		return writeCSV(env.out, hitRecords(found.Sentences))
	}
	for _, s := range found.Sentences {
		printHit(env, s)
	}
	note := plural(found.Total, "sentence")
	if n := len(found.Sentences); n < found.Total {
		note = fmt.Sprintf("%d of %s; --limit 0 shows all", n, note)
	}
	fmt.Fprintln(env.err, note)
	return nil
}

func hitRecords(views []ask.Sentence) [][]string {
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

// printHit prints the sentence with its words in bold, where it stands, and its acts, the
// surest first.
func printHit(env environment, s ask.Sentence) {
	fmt.Fprintln(env.out, flow(markedWords(env, s), "", env.columns()))
	where := strings.Join(nonEmpty(s.Date, oneLine(s.Document), oneLine(s.Title)), "  ")
	fmt.Fprintln(env.out, margin+coloured(env, where, "2"))
	names := map[string]string{}
	edges := make([]graph.Edge, len(s.Acts))
	for i, a := range s.Acts {
		edges[i] = a.Edge
		names[a.Source], names[a.Target], names[a.ReportedBy] = a.SourceName, a.TargetName, a.ReportedByName
	}
	query.SortByConfidence(edges, query.ByDate)
	for _, e := range edges {
		lead := strings.Join(nonEmpty(margin+"→", sure(e), e.Date), " ")
		fmt.Fprintln(env.out, hang(lead+" ", telling(names, e), env.columns()))
	}
	fmt.Fprintln(env.out)
}

// markedWords are the words of a sentence, those that were looked for in bold.
func markedWords(env environment, h ask.Sentence) []string {
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
