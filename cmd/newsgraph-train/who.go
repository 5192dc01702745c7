package main

import (
	"context"
	"fmt"
	"os"
	"sync"

	"newsgraph/cmd/newsgraph-train/internal/parties"
	"newsgraph/graph/score"
	"newsgraph/ingest"
	"newsgraph/ingest/document"
)

// whoStep prints how the parties of annotated acts fare: reached, no mention, of another
// entity; and how often entities are split or merged. With --list, every case goes to
// that file.
func whoStep(o options) error {
	p, err := ingest.New(ingest.Options{Extract: []ingest.Stage{}})
	if err != nil {
		return err
	}
	var list *os.File
	if o.list != "" {
		if list, err = os.Create(o.list); err != nil {
			return err
		}
		defer list.Close()
	}
	for _, set := range []string{"judged", "news-dev", "seeds"} {
		texts, err := whoTexts(o, p, set)
		if err != nil {
			return err
		}
		s := parties.Summary{Name: set}
		for _, t := range texts {
			s.Add(t)
		}
		s.Print(os.Stdout)
		if list != nil {
			s.List(list)
		}
	}
	return nil
}

// whoTexts analyses the articles of a set.
func whoTexts(o options, p *ingest.Pipeline, set string) ([]*parties.Text, error) {
	golds, byID, err := annotated(o, set)
	if err != nil {
		return nil, err
	}
	texts, errs := make([]*parties.Text, len(golds)), make([]error, len(golds))
	var wait sync.WaitGroup
	next := make(chan int)
	for range 2 {
		wait.Go(func() {
			for i := range next {
				texts[i], errs[i] = whoText(p, byID, &golds[i], set == "judged")
			}
		})
	}
	for i := range golds {
		next <- i
	}
	close(next)
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", set, err)
		}
	}
	return texts, nil
}

func whoText(p *ingest.Pipeline, byID map[string]document.Article, gold *score.Gold, judged bool) (*parties.Text, error) {
	article, ok := byID[gold.Document]
	if !ok {
		return nil, fmt.Errorf("no article %s beside the annotation", gold.Document)
	}
	a, err := p.Analyse(context.Background(), article)
	if err != nil {
		return nil, err
	}
	return parties.NewText(a.Document, gold, judged), nil
}
