// Newsgraph-train fits the models of the language analysis and measures them.
//
//	go run ./cmd/newsgraph-train --data ../shared/data
//	go run ./cmd/newsgraph-train --data ../shared/data --eval
//
// Models are written into the folders of the stages that embed them. The same
// data gives the same bytes.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	data := flag.String("data", "../shared/data", "folder of the treebanks (ud/) and named entities (ner/)")
	gold := flag.String("gold", "../shared/gold", "folder of the labelled sentences (plv-dev/) and annotated articles (news-dev/)")
	packages := flag.String("packages", "", "folder of the registry packages (npm pack, pip download) for the steps clusters, words, gazetteer, entity and identifiers")
	ingest := flag.String("out", "ingest", "folder of the stages, which receive the models")
	only := flag.String("only", "", "comma-separated steps to run, all by default: "+strings.Join(stepNames(), ", "))
	eval := flag.Bool("eval", false, "measure the models built into this program instead of fitting")
	list := flag.String("list", "", "file for every single case of the step who")
	flag.Parse()
	if err := run(options{*data, *gold, *packages, *ingest, *list, *eval}, strings.Split(*only, ",")); err != nil {
		fmt.Fprintln(os.Stderr, "newsgraph-train:", err)
		os.Exit(1)
	}
}

// options are what a step needs to know.
type options struct {
	data string // folder of the training data
	gold string // folder of labelled sentences and annotated articles
	// packages is the folder of the registry packages, empty if there is none.
	packages string
	ingest   string // folder of the stages
	list     string // file for single cases, empty for none
	eval     bool
}

// step fits and measures one model. Steps run in the order of the table: a
// later one may use what an earlier one wrote.
type step struct {
	name  string
	train func(options) error
	// eval prints the scores of the embedded model.
	eval func(options) error
}

// steps are the models in the order in which they build on each other.
func steps() []step {
	return []step{
		{"clusters", clustersStep, nil},
		{"words", wordsStep, nil},
		{"lemma", lemmaStep, nil},
		{"tag", tagStep, evalTagger},
		{"parse", parseStep, evalParser},
		{"segment", nil, evalSegmenter},
		{"gazetteer", gazetteerStep, nil},
		{"entity", entityStep, evalEntity},
		{"judge", judgeStep, evalJudge},
		{"decide", decideStep, evalDecide},
		{"worth", nil, worthStep},
		{"ablate", nil, ablateStep},
		{"who", nil, whoStep},
		{"identifiers", identifiersStep, nil},
	}
}

func stepNames() []string {
	var names []string
	for _, s := range steps() {
		names = append(names, s.name)
	}
	return names
}

// run runs the steps with the given names, all when there is but an empty one.
func run(o options, names []string) error {
	wanted := map[string]bool{}
	for _, n := range names {
		wanted[n] = n != ""
	}
	for _, s := range steps() {
		do := s.train
		if o.eval {
			do = s.eval
		}
		if do == nil || !wanted[s.name] && !wanted[""] && len(names) > 0 && names[0] != "" {
			continue
		}
		begin := time.Now()
		if err := do(o); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		fmt.Fprintf(os.Stderr, "%s: %.1f s\n", s.name, time.Since(begin).Seconds())
	}
	return nil
}

// write puts a model into the folder of its stage.
func (o options) write(name string, b []byte) error {
	path := filepath.Join(o.ingest, name)
	if err := os.WriteFile(path, b, 0o644); err != nil {
		return fmt.Errorf("write model: %w (run from the top folder of the project or give --out)", err)
	}
	fmt.Fprintf(os.Stderr, "%s: %d bytes\n", path, len(b))
	return nil
}
