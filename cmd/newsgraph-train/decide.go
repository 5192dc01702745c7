package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"newsgraph/cmd/newsgraph-train/internal/deciding"
	"newsgraph/graph"
	"newsgraph/graph/query"
	"newsgraph/graph/score"
	"newsgraph/ingest"
	"newsgraph/ingest/act"
	"newsgraph/ingest/decide"
	"newsgraph/ingest/document"
)

// decidingTexts analyses the annotated articles.
func decidingTexts(o options, sets ...string) ([]*deciding.Text, error) {
	rules, err := ingest.Rules()
	if err != nil {
		return nil, err
	}
	p, err := ingest.New(ingest.Options{Extract: []ingest.Stage{rules}})
	if err != nil {
		return nil, err
	}
	var texts []*deciding.Text
	for _, set := range sets {
		golds, byID, err := annotated(o, set)
		if err != nil {
			return nil, err
		}
		for i := range golds {
			a, ok := byID[golds[i].Document]
			if !ok {
				return nil, fmt.Errorf("%s: no article %s beside the annotation", set, golds[i].Document)
			}
			texts = append(texts, &deciding.Text{Set: set, Gold: &golds[i], Doc: &document.Document{Article: a}})
		}
	}
	records, err := decidingRecords(o)
	if err != nil {
		return nil, err
	}
	for i := range records {
		texts = append(texts, &deciding.Text{Set: "plv-dev", Record: &records[i], Doc: &document.Document{Article: document.Article{ID: records[i].ID, Text: records[i].Text}}})
	}
	var wait sync.WaitGroup
	next := make(chan *deciding.Text)
	fail := make(chan error, 2)
	for range 2 {
		wait.Go(func() {
			for t := range next {
				a, err := p.Analyse(context.Background(), t.Doc.Article)
				if err != nil {
					select {
					case fail <- err:
					default:
					}
					continue
				}
				t.Doc, t.Acts = a.Document, a.Result
				t.Candidates = decide.Candidates(t.Doc, &t.Acts)
				if t.Record != nil {
					t.LabelRecord(t.Record)
				} else {
					t.Label()
				}
			}
		})
	}
	for _, t := range texts {
		next <- t
	}
	close(next)
	wait.Wait()
	select {
	case err := <-fail:
		return nil, err
	default:
		deciding.Group(texts)
		return withoutBlind(texts), nil
	}
}

// withoutBlind leaves out the texts to learn from that repeat one of those that are only
// measured.
func withoutBlind(texts []*deciding.Text) []*deciding.Text {
	blind := map[int]bool{}
	for _, t := range texts {
		if t.Set == "blind" {
			blind[t.Origin] = true
		}
	}
	return slices.DeleteFunc(texts, func(t *deciding.Text) bool { return t.Set == "read" && blind[t.Origin] })
}

func decidingRecords(o options) ([]deciding.Record, error) {
	f, err := os.Open(filepath.Join(o.gold, "plv-dev", "records.jsonl"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []deciding.Record
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		var r deciding.Record
		if err := json.Unmarshal(s.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", f.Name(), n, err)
		}
		out = append(out, r)
	}
	return out, s.Err()
}

// labelledHere are the sets of articles whose annotation stands in this repository, the texts
// among the unlabelled news: those to learn from, and those that are only measured.
var labelledHere = []string{"read", "blind"}

// annotated returns the annotations of a set and its articles by their ids.
func annotated(o options, set string) ([]score.Gold, map[string]document.Article, error) {
	labels, texts := filepath.Join(o.gold, set), filepath.Join(o.gold, set, "articles.jsonl")
	if slices.Contains(labelledHere, set) {
		labels, texts = filepath.Join(o.ingest, "testdata", "judged", set+".json"), filepath.Join(o.data, "news", "news.jsonl.gz")
	}
	golds, err := score.ReadGold(labels)
	if err != nil {
		return nil, nil, err
	}
	var byID map[string]document.Article
	if set == "seeds" {
		byID, err = seedArticles(o)
	} else {
		byID, err = articles(texts)
	}
	return golds, byID, err
}

// seedArticles reads the seed articles by the names of their files.
func seedArticles(o options) (map[string]document.Article, error) {
	out := map[string]document.Article{}
	paths, err := filepath.Glob(filepath.Join(o.gold, "..", "seeds", "*.txt"))
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			return nil, err
		}
		id := strings.TrimSuffix(filepath.Base(p), ".txt")
		out[id] = document.Article{ID: id, Text: string(b)}
	}
	return out, err
}

// decideSettings were chosen by cross-validation, see the README.
var decideSettings = deciding.Settings{Epochs: 6, Rate: 0.1, L2: 20, Least: 3, Weight: func(set string) float64 {
	switch set {
	case "blind":
		return 0 // only measured
	case "plv-dev":
		return 0.2 // single sentences, all of which hold an act
	case "news-dev", "seeds":
		return 4 // annotated in full by two readers, and few
	}
	return 1
}}

const (
	// calibrationBins is the number of bins of equally many cases.
	calibrationBins = 40
	// leastCase is the least chance of a case that counts for the calibration.
	leastCase = 0.03
)

// decideStep fits the decision and its calibration, and prints what cross-validation
// says of them.
func decideStep(o options) error {
	texts, fitted, err := measureDecide(o)
	if err != nil {
		return err
	}
	b, err := deciding.Fit(texts, decideSettings).Encode()
	if err != nil {
		return err
	}
	if err := o.write("decide/decide.model", b); err != nil {
		return err
	}
	return o.write("decide/calibration.txt", []byte(fitted.Format()))
}

func evalDecide(o options) error {
	_, _, err := measureDecide(o)
	return err
}

// measureDecide cross-validates the decision on the annotated articles and returns them
// with the calibration.
func measureDecide(o options) ([]*deciding.Text, deciding.Calibration, error) {
	texts, err := decidingTexts(o, "judged", "news-dev", "seeds", "read", "blind")
	if err != nil {
		return nil, deciding.Calibration{}, err
	}
	pairs, reached, wanted := 0, 0, 0
	for _, t := range texts {
		pairs += len(t.Candidates)
		r, w := t.Covered()
		reached, wanted = reached+r, wanted+w
	}
	fmt.Printf("decide: %d texts, %d pairs; %d of %d annotated acts have a pair\n", len(texts), pairs, reached, wanted)
	g, err := deciding.Graph(texts, func(i int) act.Result { return texts[i].Acts })
	if err != nil {
		return nil, deciding.Calibration{}, err
	}
	if err := reportDecide("rules alone", texts, g, 0); err != nil {
		return nil, deciding.Calibration{}, err
	}
	odds := deciding.CrossFit(texts, decideSettings)
	cases := slices.DeleteFunc(deciding.Cases(texts, odds, leastCase), func(c deciding.Case) bool { return texts[c.Text].Set == "blind" })
	fitted := deciding.FitCalibration(cases, calibrationBins)
	g, err = deciding.Graph(texts, func(i int) act.Result {
		return decide.Apply(texts[i].Doc, &texts[i].Acts, texts[i].Candidates, odds[i], fitted.Confidence)
	})
	if err != nil {
		return nil, deciding.Calibration{}, err
	}
	if err := reportDecide("rules and decision, cross-validated", texts, g, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7); err != nil {
		return nil, deciding.Calibration{}, err
	}
	if err := reportRecords(o, texts, odds, fitted); err != nil {
		return nil, deciding.Calibration{}, err
	}
	printReliability("all", cases)
	deciding.PrintClasses(os.Stdout, cases, fitted, query.DefaultConfidence)
	for _, claimed := range []bool{true, false} {
		part := slices.DeleteFunc(slices.Clone(cases), func(c deciding.Case) bool { return c.Claimed != claimed })
		printReliability(fmt.Sprintf("claimed by a rule: %v", claimed), part)
	}
	return texts, fitted, nil
}

// studyStep prints what kinds of features and how many articles are worth to the decision.
func studyStep(o options) error {
	texts, err := decidingTexts(o, "judged", "news-dev", "seeds", "read")
	if err != nil {
		return err
	}
	deciding.Study(os.Stdout, texts, decideSettings)
	return nil
}

func printReliability(name string, cases []deciding.Case) {
	table, ece := deciding.Reliability(cases, calibrationBins)
	fmt.Printf("%s: expected calibration error %.3f over %d cases\n", name, ece, len(cases))
	for _, b := range table {
		fmt.Printf("  confidence %.1f to %.1f: %5d cases, mean chance %.3f, mean %.3f, right %.3f\n", b.From, b.To, b.Cases, b.Chance, b.Confidence, b.Right)
	}
}

// reportRecords prints how the labelled sentences fare with all claims, the decision
// cross-validated.
func reportRecords(o options, texts []*deciding.Text, odds [][]decide.Odds, fitted deciding.Calibration) error {
	records, err := score.ReadRecords(filepath.Join(o.gold, "plv-dev", "records.jsonl"))
	if err != nil {
		return err
	}
	g, err := deciding.RecordGraph(texts, func(i int) act.Result {
		return decide.Apply(texts[i].Doc, &texts[i].Acts, texts[i].Candidates, odds[i], fitted.Confidence)
	})
	if err != nil {
		return err
	}
	s, _, err := score.Records(g, records)
	if err != nil {
		return err
	}
	fmt.Printf("plv-dev, all claims: accuracy %.3f, macro-F1 %.3f, full %.3f\n", s.Accuracy, s.MacroF1, s.Full)
	return nil
}

// reportDecide prints precision and recall of each set above each line.
func reportDecide(name string, texts []*deciding.Text, g *graph.Graph, lines ...float64) error {
	fmt.Println(name)
	for _, s := range []struct {
		name, set, prefix string
		not               bool
	}{
		{"general", "judged", "d", false}, {"political", "judged", "d", true}, {"read", "read", "", false}, {"blind", "blind", "", false},
		{"news-dev", "news-dev", "", false}, {"seeds", "seeds", "", false},
	} {
		if err := deciding.Report(os.Stdout, s.name, g, deciding.Golds(texts, s.set, s.prefix, s.not), lines); err != nil {
			return err
		}
	}
	return nil
}

// worthStep prints what the claims of each rule are worth by the judgement of readers.
func worthStep(o options) error {
	texts, err := decidingTexts(o, "judged", "news-dev", "seeds", "read")
	if err != nil {
		return err
	}
	deciding.PrintWorth(os.Stdout, deciding.Worth(texts), leastClaims)
	return nil
}

// leastClaims is how many claims a rule needs for its worth to be printed.
const leastClaims = 5
