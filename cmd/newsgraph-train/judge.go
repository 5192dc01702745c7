package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"newsgraph/cmd/newsgraph-train/internal/judging"
	"newsgraph/ingest"
	"newsgraph/ingest/document"
	"newsgraph/ingest/event"
	"newsgraph/ingest/perceptron"
)

// judgeStep fits the judge of package event to the labelled sentences and the
// annotated articles, with the language models built into this program.
func judgeStep(o options) error {
	examples, err := judgeExamples(o)
	if err != nil {
		return err
	}
	rows, scale := judging.Fit(examples, len(judging.Classes)).Rows()
	b, err := perceptron.Encode(judging.Classes, scale, rows)
	if err != nil {
		return err
	}
	return o.write("event/judge.model", b)
}

// evalJudge prints how the judge does by cross-validation: it is fitted anew
// without the texts that it is measured on.
func evalJudge(o options) error {
	examples, err := judgeExamples(o)
	if err != nil {
		return err
	}
	events := 0
	for _, e := range examples {
		if e.Class > 0 {
			events++
		}
	}
	fmt.Printf("judge         class of %d acts in %d-fold cross-validation: %.3f\n", events, judging.Folds, judging.CrossValidate(examples))
	return nil
}

func judgeExamples(o options) ([]judging.Example, error) {
	p, err := ingest.New()
	if err != nil {
		return nil, err
	}
	x, err := event.NewExtractor()
	if err != nil {
		return nil, err
	}
	out, err := judging.Sentences(filepath.Join(o.gold, "plv-dev", "records.jsonl"), x, p)
	if err != nil {
		return nil, err
	}
	texts, err := articles(filepath.Join(o.gold, "news-dev", "articles.jsonl"))
	if err != nil {
		return nil, err
	}
	more, err := judging.Articles(filepath.Join(o.gold, "news-dev"), texts, x, p, len(out))
	return append(out, more...), err
}

// articles reads a file of articles, one a line, by id.
func articles(path string) (map[string]document.Article, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := map[string]document.Article{}
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<22)
	for n := 1; s.Scan(); n++ {
		if strings.TrimSpace(s.Text()) == "" {
			continue
		}
		var a struct{ ID, Title, Date, Text string }
		if err := json.Unmarshal(s.Bytes(), &a); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		out[a.ID] = document.Article{ID: a.ID, Title: a.Title, Date: a.Date, Text: a.Text}
	}
	return out, s.Err()
}
