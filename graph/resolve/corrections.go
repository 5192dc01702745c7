package resolve

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"newsgraph/graph/resolve/name"
)

// Corrections are a user's own decisions about names. The order in which they
// are written makes no difference.
type Corrections struct{ entries []correction }

// Correction is one line of a table of corrections.
type Correction struct {
	// Verb is same, different, rename, alias, reject, confirm or set.
	Verb string
	// A and B are what it is about: two names, a name and a new one, or an edge and what
	// is set; B is empty where nothing belongs there.
	A, B string
	// When, Who and Why tell of the correction itself; they may be empty.
	When, Who, Why string
}

// String is the line as it stands in a table, without an end.
func (c Correction) String() string {
	return strings.TrimRight(strings.Join([]string{c.Verb, c.A, c.B, c.When, c.Who, c.Why}, "\t"), "\t")
}

// correction is one line; a and b are ordered where order has no meaning.
type correction struct {
	line int
	verb string
	a, b string
	when string
	who  string
	why  string
}

// names lists the names that the correction gives to things that are there.
func (c correction) names() []string {
	switch c.verb {
	case "same", "different":
		return []string{c.a, c.b}
	case "rename", "alias":
		return []string{c.a}
	}
	return nil
}

// List lists the corrections in the order of their lines.
func (c *Corrections) List() []Correction {
	if c.empty() {
		return nil
	}
	entries := slices.Clone(c.entries)
	slices.SortStableFunc(entries, func(a, b correction) int { return cmp.Compare(a.line, b.line) })
	out := make([]Correction, len(entries))
	for k, e := range entries {
		out[k] = Correction{e.verb, e.a, e.b, e.when, e.who, e.why}
	}
	return out
}

// Lines gives the number of the line of each correction of List, from 1.
func (c *Corrections) Lines() []int {
	var out []int
	if !c.empty() {
		for _, e := range c.entries {
			out = append(out, e.line)
		}
	}
	slices.Sort(out)
	return out
}

// String is the table itself, without comments, in the order that has no meaning.
func (c *Corrections) String() string {
	if c.empty() {
		return ""
	}
	var b strings.Builder
	for _, e := range c.entries {
		b.WriteString(Correction{e.verb, e.a, e.b, e.when, e.who, e.why}.String() + "\n")
	}
	return b.String()
}

func (c *Corrections) empty() bool { return c == nil || len(c.entries) == 0 }

func (c correction) String() string { return strings.TrimRight(c.verb+"\t"+c.a+"\t"+c.b, "\t") }

// SyntaxError tells where a table of corrections is malformed.
type SyntaxError struct {
	File string
	Line int // from 1
	Msg  string
}

func (e *SyntaxError) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg) }

// Conflict is a correction that could not be carried out.
type Conflict struct {
	Line int // of the table, from 1
	// Correction is the line itself, Reason what stands against it.
	Correction, Reason string
}

func (c Conflict) String() string {
	return fmt.Sprintf("line %d (%s): %s", c.Line, strings.ReplaceAll(c.Correction, "\t", " | "), c.Reason)
}

// ParseCorrections reads a table of corrections: UTF-8, one correction a line,
// fields separated by tabs, "#" at the start of a line for comments.
//
//	same	NAME	NAME       the two are one thing; also "merge"
//	different	NAME	NAME  the two are not one thing; also "split"
//	rename	NAME	NEW NAME   the thing's best name is NEW NAME
//	alias	NAME	NEW NAME    the thing is called NEW NAME, too
//	reject	EDGE          there is no such edge
//	confirm	EDGE         the edge is right: its confidence is 1
//	set	EDGE	FIELD=VALUE   the edge's source, target, relation, status, date or title is VALUE
//
// Three more fields may follow, for readers alone: when, who and why. They
// come after an empty one behind reject and confirm.
//
// NAME is any name that an article gives to the thing, compared without case
// and accents, or its canonical id as the rules alone make it; "NAME@DOCUMENT" means the
// bearer in one article only. EDGE is the id of an edge, of an act or an office, as it is
// without the corrections of edges; the source and target that are set are names or ids
// of nodes of the graph. Meetings can be renamed, but not joined or split:
// they follow from their participants. file names the table in errors, which are of
// type *SyntaxError or come from r.
func ParseCorrections(file string, r io.Reader) (*Corrections, error) {
	c := &Corrections{}
	in := bufio.NewScanner(r)
	for n := 1; in.Scan(); n++ {
		line := strings.TrimSpace(strings.TrimPrefix(in.Text(), "\ufeff"))
		if line == "" || line[0] == '#' {
			continue
		}
		entry, msg := parseCorrection(line)
		if msg != "" {
			return nil, &SyntaxError{file, n, msg}
		}
		entry.line = n
		c.entries = append(c.entries, entry)
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	slices.SortStableFunc(c.entries, func(a, b correction) int { return cmp.Compare(a.String(), b.String()) })
	c.entries = slices.CompactFunc(c.entries, func(a, b correction) bool { return a.String() == b.String() })
	return c, nil
}

// operands is how many fields follow each verb.
var operands = map[string]int{"same": 2, "different": 2, "rename": 2, "alias": 2, "reject": 1, "confirm": 1, "set": 2}

// synonyms are other words for verbs.
var synonyms = map[string]string{"merge": "same", "split": "different"}

// parseCorrection reads one line; msg says what is wrong with it.
func parseCorrection(line string) (entry correction, msg string) {
	f := strings.Split(line, "\t")
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	verb := cmp.Or(synonyms[f[0]], f[0])
	n, known := operands[verb]
	if !known {
		return entry, fmt.Sprintf("unknown correction %q; write same, different, rename, alias, reject, confirm or set, then a tab", f[0])
	}
	if len(f) < n+1 || len(f) > 6 || n == 1 && len(f) > 2 && f[2] != "" {
		return entry, fmt.Sprintf("%s takes %s separated by tabs, and may have when, who and why behind; found %d fields", verb, takes[verb], len(f)-1)
	}
	f = append(f, make([]string, 6-len(f))...)
	entry = correction{verb: verb, a: f[1], b: f[2], when: f[3], who: f[4], why: f[5]}
	switch verb {
	case "reject", "confirm":
		if entry.a == "" {
			return entry, "the edge is missing"
		}
		return entry, ""
	case "set":
		return entry, checkSetting(entry.a, entry.b)
	}
	switch {
	case f[1] == "" || f[2] == "" || name.Fold(f[1]) == "":
		return entry, "a name is empty"
	case f[1] == f[2]:
		return entry, "both names are the same"
	}
	if (verb == "same" || verb == "different") && entry.b < entry.a {
		entry.a, entry.b = entry.b, entry.a
	}
	return entry, ""
}

// takes says what follows each verb.
var takes = map[string]string{"same": "two names", "different": "two names", "rename": "two names", "alias": "two names",
	"reject": "an edge", "confirm": "an edge", "set": "an edge and FIELD=VALUE"}
