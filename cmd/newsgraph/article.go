package main

import (
	"fmt"
	"slices"
	"strings"

	"newsgraph/graph"
)

// findArticle returns the id of the article that is typed: its id, or a beginning
// that no other article's id has.
func findArticle(documents []graph.Document, typed string) (string, error) {
	var found []string
	for _, d := range documents {
		switch {
		case d.ID == typed:
			return typed, nil
		case typed != "" && strings.HasPrefix(d.ID, typed):
			found = append(found, d.ID)
		}
	}
	slices.Sort(found)
	switch {
	case len(found) == 0:
		return "", fmt.Errorf("%w: no article has the id %q; newsgraph stats --articles lists them", errNothing, typed)
	case len(found) > 1:
		return "", fmt.Errorf("%w: %d articles have ids that begin with %q, such as %s; give more of it", errNothing, len(found), typed, strings.Join(found[:min(len(found), mostNamed)], ", "))
	}
	return found[0], nil
}

// mostNamed is how many of several choices a message names.
const mostNamed = 3
