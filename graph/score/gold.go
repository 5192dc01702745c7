package score

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"newsgraph/graph"
)

// Gold is an annotated article. Ids are those of its Entities.
type Gold struct {
	// Document is the name of the article; see Named.
	Document string        `json:"document"`
	Date     string        `json:"date"`
	Entities []GoldEntity  `json:"entities"`
	Events   []GoldEvent   `json:"events"`
	Offices  []GoldOffice  `json:"offices"`
	Meetings []GoldMeeting `json:"meetings"`
	// Judged are the acts that a program claimed of a judged article, with what its
	// reader says of them; nil where the article was annotated without a program.
	Judged []Judgement `json:"judged"`
}

// Judgement is a claimed act and the verdict of a reader. Source and Target are the
// names that the program gave.
type Judgement struct {
	Source   string         `json:"source"`
	Relation graph.Relation `json:"relation"`
	Target   string         `json:"target"`
	// Verdict is "right", "arguable" or "wrong"; Why begins with the code of what is
	// wrong ("nonactor") and is empty otherwise.
	Verdict string `json:"verdict"`
	Why     string `json:"why"`
}

// GoldEntity is a thing with all names that denote it in the article.
type GoldEntity struct {
	ID      string     `json:"id"`
	Kind    graph.Kind `json:"kind"`
	Name    string     `json:"name"`
	Aliases []string   `json:"aliases"`
}

// GoldEvent is an act, with its other right answers in Accept.
type GoldEvent struct {
	Source   string         `json:"source"`
	Relation graph.Relation `json:"relation"`
	Target   string         `json:"target"`
	Status   graph.Status   `json:"status"`
	Date     string         `json:"date"`
	// Sentence is where it is told, counted from 0; nil when not annotated.
	Sentence *int `json:"sentence"`
	Optional bool `json:"optional"`
	// Trigger, SourceText and TargetText are the words of the sentence that tell
	// the act and its parties, where the annotation gives them.
	Trigger    string `json:"trigger"`
	SourceText string `json:"source_text"`
	TargetText string `json:"target_text"`
	Accept     struct {
		Source   []string         `json:"source"`
		Relation []graph.Relation `json:"relation"`
		Target   []string         `json:"target"`
		Status   []graph.Status   `json:"status"`
	} `json:"accept"`
}

// GoldOffice is a post that the article gives to a person.
type GoldOffice struct {
	Person   string   `json:"person"`
	Of       string   `json:"of"`
	AcceptOf []string `json:"accept_of"`
	Title    string   `json:"title"`
	Optional bool     `json:"optional"`
}

// GoldMeeting is a meeting with its participants; empty Date and Place are not
// known.
type GoldMeeting struct {
	Participants       []string   `json:"participants"`
	AcceptParticipants [][]string `json:"accept_participants"`
	Date               string     `json:"date"`
	Place              string     `json:"place"`
	Optional           bool       `json:"optional"`
}

// ReadGold reads one annotated article, or all of a folder: its *.json files
// but index.json and sources.json, in the order of their names.
func ReadGold(path string) ([]Gold, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("gold: %w", err)
	}
	files := []string{path}
	if info.IsDir() {
		if files, err = filepath.Glob(filepath.Join(escapeGlob(path), "*.json")); err != nil {
			return nil, fmt.Errorf("gold: %w", err)
		}
		slices.Sort(files)
		files = slices.DeleteFunc(files, func(f string) bool {
			return filepath.Base(f) == "index.json" || filepath.Base(f) == "sources.json"
		})
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("gold: no annotated article (*.json) in %s", path)
	}
	var golds []Gold
	for _, f := range files {
		own, err := readFile(f)
		if err != nil {
			return nil, err
		}
		golds = append(golds, own...)
	}
	return golds, nil
}

// escapeGlob makes a path that means itself in a glob pattern.
func escapeGlob(path string) string {
	return strings.NewReplacer(`\`, `\\`, "[", `\[`, "*", `\*`, "?", `\?`).Replace(path)
}

// readFile reads one annotation, or an array of them.
func readFile(path string) (golds []Gold, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("gold: %w", err)
	}
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("[")) {
		err = json.Unmarshal(data, &golds)
	} else {
		golds = make([]Gold, 1)
		err = json.Unmarshal(data, &golds[0])
	}
	if err != nil {
		return nil, fmt.Errorf("gold: %s: %w", path, placed(data, err))
	}
	for i := range golds {
		if err := golds[i].check(); err != nil {
			return nil, fmt.Errorf("gold: %s: %s: %w", path, cmp.Or(golds[i].Document, fmt.Sprint("annotation ", i)), err)
		}
	}
	return golds, nil
}

// placed adds the line to an error of encoding/json.
func placed(data []byte, err error) error {
	offset := int64(-1)
	var syntax *json.SyntaxError
	var mismatch *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		offset = syntax.Offset
	case errors.As(err, &mismatch):
		offset = mismatch.Offset
	}
	if offset < 0 || offset > int64(len(data)) {
		return err
	}
	return fmt.Errorf("line %d: %w", 1+strings.Count(string(data[:offset]), "\n"), err)
}

// check says what an annotation lacks that scoring needs.
func (g *Gold) check() error {
	if g.Document == "" {
		return errors.New(`no "document": give the name of the article`)
	}
	known := map[string]bool{}
	for _, e := range g.Entities {
		if e.ID == "" || e.Name == "" {
			return fmt.Errorf("an entity lacks its id or name: %+v", e)
		}
		known[e.ID] = true
	}
	for i, e := range g.Events {
		for _, r := range append([]graph.Relation{e.Relation}, e.Accept.Relation...) {
			if classOf(r) == "" {
				return fmt.Errorf("event %d: %q is not a relation that is scored", i, r)
			}
		}
		if !known[e.Source] || !known[e.Target] {
			return fmt.Errorf("event %d: %s or %s is not an entity", i, e.Source, e.Target)
		}
	}
	return nil
}

// classOf is the class of a relation that is scored, otherwise empty: statements,
// changes of office and structure are not.
func classOf(r graph.Relation) graph.Class {
	d, _ := graph.Define(r)
	if d.Class == graph.Statement || d.Class == graph.Govern {
		return ""
	}
	return d.Class
}
