package govern

import (
	_ "embed"
	"strings"
	"sync"

	"newsgraph/graph"
	"newsgraph/ingest/actor/gazetteer"
)

//go:embed changes.tsv
var changesText string

// change is what a word tells of an office.
type change struct {
	relation graph.Relation
	// needs is "title", "human" or "home"; see changes.tsv.
	needs string
}

// changes finds words by part of speech and lemma: "verb step down".
var changes = sync.OnceValue(func() map[string]change {
	m := map[string]change{}
	for _, line := range strings.Split(changesText, "\n") {
		if f := strings.Split(line, "\t"); len(f) == 4 && !strings.HasPrefix(line, "#") {
			m[f[1]+" "+f[0]] = change{graph.Relation(f[2]), f[3]}
		}
	}
	return m
})

// gazetteerTitle looks the last word of a title up.
func gazetteerTitle(title string) (gazetteer.Title, bool) {
	title = strings.ToLower(title)
	if t, ok := gazetteer.Load().TitleNoun(title); ok {
		return t, true
	}
	return gazetteer.Load().TitleNoun(title[strings.LastIndexByte(title, ' ')+1:])
}
