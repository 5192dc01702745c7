package names

import "strings"

// figure is a person who is often in the news.
type figure struct{ full, given, family string }

// readFigures reads lists/figures.txt.
func readFigures() ([]figure, error) {
	entries, err := ownEntries("figures")
	if err != nil {
		return nil, err
	}
	list, err := ownEntries("particles")
	if err != nil {
		return nil, err
	}
	particles := map[string]bool{}
	for _, p := range list {
		particles[p] = true
	}
	var figures []figure
	for _, e := range entries {
		figures = append(figures, newFigure(e, particles))
	}
	return figures, nil
}

// newFigure parts a full name: what stands before a "/" is the family name,
// else the last word with the particles before it ("von der Leyen").
func newFigure(entry string, particles map[string]bool) figure {
	if family, given, found := strings.Cut(entry, "/"); found {
		given = strings.TrimSpace(given)
		return figure{family + " " + given, given, family}
	}
	words := strings.Fields(entry)
	at := len(words) - 1
	for at > 1 && particles[strings.ToLower(words[at-1])] {
		at--
	}
	return figure{entry, strings.Join(words[:at], " "), strings.Join(words[at:], " ")}
}
