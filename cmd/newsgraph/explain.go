package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/ingest"
	"newsgraph/ingest/act"
	"newsgraph/ingest/document"
)

const explainLong = `Explain shows how the program reads a sentence: its words with their tree, who is
meant, what each word may tell, every pair of parties with the rules that claimed an
act of it, what changed or dropped it, and what the decision weighed.

It takes a sentence, or the id of an edge (query --output json prints ids): then the
article of its evidence is read again from the store, and its sentences are explained.`

func newExplain(env environment) *cobra.Command {
	var p printFlags
	var day string
	cmd := &cobra.Command{
		Use: "explain SENTENCE|EDGE",
		Example: `  newsgraph explain 'Peru warned Chile on Monday.' --date 2023-05-12
  newsgraph explain ab640fa2323e25b4 --output json`,
		Short: "Show how a sentence, or the sentence behind an edge, is read",
		Long:  explainLong,
		Args:  atLeastOne("a sentence, such as newsgraph explain 'Peru warned Chile.'"),
		RunE: func(cmd *cobra.Command, args []string) error {
			text := strings.TrimSpace(strings.Join(args, " "))
			if !strings.ContainsAny(text, " \t\n") {
				return explainEdge(cmd, env, text, p)
			}
			return explain(cmd.Context(), env, document.Article{ID: "sentence", Date: day, Text: text}, nil, p)
		},
	}
	cmd.Flags().Var(date{&day}, "date", "date of the article that the sentence stands in, as 2022-01-23")
	p.add(cmd, asTable, asJSON)
	return cmd
}

// explainEdge explains the sentences that an edge of the store rests on.
func explainEdge(cmd *cobra.Command, env environment, id string, p printFlags) error {
	s, err := openToRead(cmd.Context(), storeToRead(cmd, env))
	if err != nil {
		return err
	}
	defer s.Close()
	edges, err := s.EdgesOf(cmd.Context(), []string{id})
	if err != nil {
		return err
	}
	if len(edges) == 0 {
		return usagef("no edge has the id %q; newsgraph query --output json prints ids, and a sentence has more than one word", oneLine(id))
	}
	starts := map[string][]int{}
	var articles []string
	for _, v := range edges[0].Evidence {
		if starts[v.Document] == nil {
			articles = append(articles, v.Document)
		}
		starts[v.Document] = append(starts[v.Document], v.Start)
	}
	for _, id := range articles {
		a, ok, err := s.Article(cmd.Context(), id)
		if err != nil {
			return err
		}
		if !ok || a.Text == "" {
			return fmt.Errorf("the store has no text of article %s: ingest it again", oneLine(id))
		}
		d := &a.Facts.Documents[0]
		article := document.Article{ID: d.ID, Title: d.Title, Date: d.Date, DateFrom: d.DateFrom, Source: d.Source, URL: d.URL, Publisher: d.Publisher, Language: d.Language, Encoding: d.Encoding, Text: a.Text}
		if err := explain(cmd.Context(), env, article, starts[id], p); err != nil {
			return err
		}
	}
	return nil
}

// explain analyses an article and prints the sentences that begin at the given code
// points, all of them if starts is nil.
func explain(ctx context.Context, env environment, article document.Article, starts []int, p printFlags) error {
	pipeline, err := ingest.New(ingest.Options{})
	if err != nil {
		return err
	}
	a, err := pipeline.Explain(ctx, article)
	if err != nil {
		return err
	}
	var out []explained
	for i := range a.Sentences {
		span := a.Sentences[i].Span
		if span.Len() > 0 && (starts == nil || slices.Contains(starts, a.CodePoints(a.Tokens[span.Start].Start))) {
			out = append(out, explainSentence(a, i))
		}
	}
	if p.output == asJSON {
		return writeJSON(env.out, out)
	}
	for i := range out {
		out[i].print(env.out)
	}
	return nil
}

// explained is one sentence as explain tells it.
type explained struct {
	Document string             `json:"document"`
	Text     string             `json:"text"`
	Words    []explainedWord    `json:"words"`
	Mentions []explainedMention `json:"mentions"`
	Readings []explainedReading `json:"readings"`
	Steps    []explainedStep    `json:"steps"`
	Acts     []explainedAct     `json:"acts"`
}

// Words count from 1 within the sentence; a head of 0 is the root.
type explainedWord struct {
	Number int    `json:"number"`
	Word   string `json:"word"`
	Lemma  string `json:"lemma"`
	Tag    string `json:"tag"`
	Head   int    `json:"head"`
	Rel    string `json:"rel"`
}

type explainedMention struct {
	Words   string   `json:"words"`
	Form    string   `json:"form"`
	Names   []string `json:"names"`
	Kind    string   `json:"kind,omitempty"`
	Country string   `json:"country,omitempty"`
	Sector  string   `json:"sector,omitempty"`
}

type explainedReading struct {
	Word     string         `json:"word"`
	Relation graph.Relation `json:"relation,omitempty"`
	Entry    string         `json:"entry,omitempty"`
	Status   graph.Status   `json:"status"`
	Date     string         `json:"date,omitempty"`
}

type explainedStep struct {
	By       string         `json:"by"`
	Outcome  act.Outcome    `json:"outcome"`
	Relation graph.Relation `json:"relation,omitempty"`
	Source   string         `json:"source,omitempty"`
	Target   string         `json:"target,omitempty"`
	Trigger  string         `json:"trigger,omitempty"`
	Why      string         `json:"why,omitempty"`
	Weighed  []act.Weight   `json:"weighed,omitempty"`
}

type explainedAct struct {
	Source     string         `json:"source"`
	Relation   graph.Relation `json:"relation"`
	Target     string         `json:"target"`
	Status     graph.Status   `json:"status"`
	Date       string         `json:"date,omitempty"`
	Confidence float64        `json:"confidence"`
	Rule       string         `json:"rule"`
}

func explainSentence(a *ingest.Analysis, number int) explained {
	span := a.Sentences[number].Span
	out := explained{Document: a.ID, Text: a.Slice(span)}
	for i := span.Start; i < span.End; i++ {
		t := &a.Tokens[i]
		head := 0
		if t.Head >= 0 {
			head = t.Head - span.Start + 1
		}
		out.Words = append(out.Words, explainedWord{i - span.Start + 1, t.Text, t.Lemma, t.UPOS + "/" + t.XPOS, head, t.Rel})
	}
	for i := range a.Mentions {
		if m := &a.Mentions[i]; m.Start >= span.Start && m.Start < span.End {
			out.Mentions = append(out.Mentions, explainMention(a, m))
		}
	}
	for i := range a.Readings {
		if r := &a.Readings[i]; span.Contains(r.Token) {
			out.Readings = append(out.Readings, explainedReading{a.Tokens[r.Token].Text, r.Relation, r.Entry, r.Status, r.Date})
		}
	}
	name := func(e int) string {
		if e < 0 || e >= len(a.Entities) {
			return ""
		}
		return a.Entities[e].Name
	}
	for _, s := range a.Trace.Steps {
		if span.Contains(s.Trigger) {
			out.Steps = append(out.Steps, explainedStep{s.By, s.Outcome, s.Relation, name(s.Source), name(s.Target), a.Tokens[s.Trigger].Text, s.Why, s.Weighed})
		}
	}
	for i := range a.Acts {
		if e := &a.Acts[i]; e.Sentence == number {
			out.Acts = append(out.Acts, explainedAct{name(e.Source), e.Relation, name(e.Target), e.Status, e.Date, e.Confidence, e.Rule})
		}
	}
	return out
}

func explainMention(a *ingest.Analysis, m *document.Mention) explainedMention {
	x := explainedMention{Words: a.Slice(m.Span), Form: [...]string{"name", "phrase", "pronoun", "adjective"}[m.Form]}
	if m.Entity >= 0 {
		e := &a.Entities[m.Entity]
		x.Names, x.Kind, x.Country, x.Sector = []string{e.Name}, e.Kind, e.Country, e.Sector
	}
	for _, e := range m.Members {
		x.Names = append(x.Names, a.Entities[e].Name)
	}
	return x
}

func (x *explained) print(w io.Writer) {
	fmt.Fprintln(w, oneLine(x.Text))
	fmt.Fprintln(w, "\n  words")
	for _, t := range x.Words {
		fmt.Fprintf(w, "  %4d  %-18s %-16s %-11s %4s  %s\n", t.Number, oneLine(t.Word), oneLine(t.Lemma), t.Tag, strconv.Itoa(t.Head), t.Rel)
	}
	x.printSection(w, "who is meant", len(x.Mentions), func(i int) string {
		m := &x.Mentions[i]
		who := strings.Join(m.Names, ", ")
		if who == "" {
			who = "nobody that is known"
		}
		return fmt.Sprintf("%-24s %-10s %s", oneLine(m.Words), m.Form, strings.Join(slices.DeleteFunc([]string{oneLine(who), m.Kind, m.Country, m.Sector}, func(s string) bool { return s == "" }), "  "))
	})
	x.printSection(w, "what words may tell", len(x.Readings), func(i int) string {
		r := &x.Readings[i]
		what := "not in the lexicon"
		if r.Relation != "" {
			what = string(r.Relation) + " by " + r.Entry
		}
		return strings.TrimRight(fmt.Sprintf("%-18s %-9s %s  %s", oneLine(r.Word), r.Status, what, r.Date), " ")
	})
	x.printSection(w, "candidates", len(x.Steps), func(i int) string { return x.Steps[i].line() })
	x.printSection(w, "acts", len(x.Acts), func(i int) string {
		e := &x.Acts[i]
		return strings.TrimRight(fmt.Sprintf("%.2f  %s %s %s  %s  %s", e.Confidence, oneLine(e.Source), e.Relation, oneLine(e.Target), e.Status, e.Date), " ")
	})
	fmt.Fprintln(w)
}

func (x *explained) printSection(w io.Writer, title string, n int, line func(int) string) {
	fmt.Fprintln(w, "\n  "+title)
	if n == 0 {
		fmt.Fprintln(w, "  none")
	}
	for i := range n {
		fmt.Fprintln(w, "  "+line(i))
	}
}

// line tells a step, with what was weighed on lines below it.
func (s *explainedStep) line() string {
	unknown := func(name string) string {
		if name == "" {
			return "?"
		}
		return oneLine(name)
	}
	out := fmt.Sprintf("%-8s %s %s %s  at %q by %s", s.Outcome, unknown(s.Source), s.Relation, unknown(s.Target), s.Trigger, s.By)
	if s.Why != "" {
		out += ": " + s.Why
	}
	for _, f := range s.Weighed {
		out += fmt.Sprintf("\n           %+.2f  %s", f.Nats, f.Feature)
	}
	return out
}
