package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"newsgraph/cmd/newsgraph-train/internal/deciding"
	"newsgraph/ingest"
	"newsgraph/ingest/act"
	"newsgraph/ingest/decide"
	"newsgraph/ingest/event"
)

// newsEvery is which of the unlabelled texts are read: every eighth, some 400.
const newsEvery = 8

// ablateStep prints what each rule of package event is worth: how many acts change on
// the annotated texts, the labelled sentences and a sample of unlabelled news when it is
// switched off, and how many right, arguable and wrong claims are gained or lost. The
// language is analysed once.
func ablateStep(o options) error {
	texts, err := decidingTexts(o, "judged", "news-dev", "seeds")
	if err != nil {
		return err
	}
	news, err := newsTexts(filepath.Join(o.data, "news", "news.jsonl.gz"))
	if err != nil {
		return err
	}
	texts = append(texts, news...)
	all, err := event.NewExtractor()
	if err != nil {
		return err
	}
	fmt.Printf("%-28s %8s %10s %6s %12s %12s %12s\n", "without the rule", "annotated", "sentences", "news", "right", "arguable", "wrong")
	for _, r := range event.Rules() {
		x, err := all.Without(r.Name)
		if err != nil {
			return err
		}
		e := ablate(texts, x)
		fmt.Printf("%-28s %8d %10d %6d %+12d %+12d %+12d\n", r.Name, e.changed["judged"]+e.changed["news-dev"]+e.changed["seeds"], e.changed["plv-dev"], e.changed["news"], e.claims.Right, e.claims.Arguable, e.claims.Wrong)
	}
	return nil
}

// newsTexts analyses a sample of the unlabelled texts.
func newsTexts(path string) ([]*deciding.Text, error) {
	rules, err := ingest.Rules()
	if err != nil {
		return nil, err
	}
	p, err := ingest.New(ingest.Options{Extract: []ingest.Stage{rules}})
	if err != nil {
		return nil, err
	}
	byID, err := articles(path)
	if err != nil {
		return nil, err
	}
	var ids []string
	for id := range byID {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	var texts []*deciding.Text
	for i := 0; i < len(ids); i += newsEvery {
		a, err := p.Analyse(context.Background(), byID[ids[i]])
		if err != nil {
			return nil, err
		}
		texts = append(texts, &deciding.Text{Set: "news", Doc: a.Document, Acts: a.Result})
	}
	return texts, nil
}

// effect is what changes without a rule.
type effect struct {
	changed map[string]int // acts, by set of texts
	claims  deciding.Tally // of annotated articles, more or fewer than with it
}

// ablate extracts from all texts anew.
func ablate(texts []*deciding.Text, x *event.Extractor) effect {
	out := effect{changed: map[string]int{}}
	for _, t := range texts {
		r := x.Extract(t.Doc, nil)
		n := differences(t.Acts.Acts, r.Acts)
		if n == 0 {
			continue
		}
		if out.changed[t.Set] += n; t.Gold == nil {
			continue
		}
		own := *t
		own.Acts = r
		own.Candidates = decide.Candidates(own.Doc, &own.Acts)
		own.Label()
		before, after := claims(t), claims(&own)
		out.claims.Right += after.Right - before.Right
		out.claims.Arguable += after.Arguable - before.Arguable
		out.claims.Wrong += after.Wrong - before.Wrong
	}
	return out
}

// claims counts the claims of rules in a text.
func claims(t *deciding.Text) deciding.Tally {
	var sum deciding.Tally
	for key, n := range deciding.Worth([]*deciding.Text{t}) {
		if strings.HasPrefix(key, "relation ") {
			sum.Right, sum.Arguable, sum.Wrong = sum.Right+n.Right, sum.Arguable+n.Arguable, sum.Wrong+n.Wrong
		}
	}
	return sum
}

// differences is how many acts stand in one list only.
func differences(a, b []act.Act) int {
	count := map[string]int{}
	for i := range a {
		count[actKey(&a[i])]++
	}
	for i := range b {
		count[actKey(&b[i])]--
	}
	n := 0
	for _, c := range count {
		n += max(c, -c)
	}
	return n
}

func actKey(a *act.Act) string {
	return fmt.Sprint(a.Relation, a.Source, a.Target, a.Status, a.Date, a.Trigger, a.Encounter)
}
