package identifiers

import (
	"bufio"
	"errors"
	"io"
	"regexp"
	"strings"
)

// region is a territory of rigour: a state, or a part of one.
type region struct {
	name, parent, qid string
	gone              bool // historical
}

// territories are the states by alpha-2 code in lower case, and the parts of
// states in the order of the file.
type territories struct {
	states  map[string]region
	regions []region
}

var (
	entry = regexp.MustCompile(`^    "([a-z]{2}(?:-[a-z0-9]+)?)": \{$`)
	field = regexp.MustCompile(`^        "(name|parent|qid|is_historical)": "?([^"]*?)"?,$`)
)

// readTerritories reads the table of the package, a Python literal with one field
// a line.
func readTerritories(r io.Reader) (territories, error) {
	t := territories{states: map[string]region{}}
	code, now := "", region{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		if m := entry.FindStringSubmatch(line); m != nil {
			code, now = m[1], region{}
		} else if m := field.FindStringSubmatch(line); m != nil {
			now.set(m[1], m[2])
		} else if line == "    }," && code != "" {
			t.add(code, now)
			code = ""
		}
	}
	if len(t.states) < 200 || len(t.regions) < 100 {
		return t, errors.New("not the table of territories that is known: its form has changed")
	}
	return t, lines.Err()
}

func (r *region) set(name, value string) {
	switch name {
	case "name":
		r.name = value
	case "parent":
		r.parent = value
	case "qid":
		r.qid = value
	case "is_historical":
		r.gone = value == "True"
	}
}

func (t *territories) add(code string, r region) {
	switch {
	case r.gone || r.qid == "":
	case !strings.Contains(code, "-"):
		t.states[code] = r
	case r.name != "":
		r.parent, _, _ = strings.Cut(code, "-")
		t.regions = append(t.regions, r)
	}
}
