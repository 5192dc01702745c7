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

// correction is one line; a and b are ordered where order has no meaning.
type correction struct {
	line int
	verb string // same, different or rename
	a, b string
}

// String is the table itself, without comments, in the order that has no meaning.
func (c *Corrections) String() string {
	if c == nil {
		return ""
	}
	var b strings.Builder
	for _, e := range c.entries {
		b.WriteString(e.String() + "\n")
	}
	return b.String()
}

func (c *Corrections) empty() bool { return c == nil || len(c.entries) == 0 }

func (c correction) String() string { return c.verb + "\t" + c.a + "\t" + c.b }

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
//	same	NAME	NAME       the two are one thing
//	different	NAME	NAME  the two are not one thing
//	rename	NAME	NEW NAME   the thing's best name is NEW NAME
//
// NAME is any name that an article gives to the thing, compared without case
// and accents, or its canonical id as the rules alone make it; "NAME@DOCUMENT" means the
// bearer in one article only. Meetings can be renamed, but not joined or split:
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

// parseCorrection reads one line; msg says what is wrong with it.
func parseCorrection(line string) (entry correction, msg string) {
	f := strings.Split(line, "\t")
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	switch {
	case f[0] != "same" && f[0] != "different" && f[0] != "rename":
		return entry, fmt.Sprintf("unknown correction %q; write same, different or rename, then a tab", f[0])
	case len(f) != 3:
		return entry, fmt.Sprintf("%s takes two names separated by tabs, found %d", f[0], len(f)-1)
	case f[1] == "" || f[2] == "" || name.Fold(f[1]) == "":
		return entry, "a name is empty"
	case f[1] == f[2]:
		return entry, "both names are the same"
	}
	entry = correction{verb: f[0], a: f[1], b: f[2]}
	if entry.verb != "rename" && entry.b < entry.a {
		entry.a, entry.b = entry.b, entry.a
	}
	return entry, ""
}
