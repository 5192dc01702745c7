package main

import (
	"fmt"
	"slices"
	"strings"

	"newsgraph/graph/query"
)

// by is the flag that says by which date acts are chosen and ordered and, where a
// command counts by period, by which periods.
type by struct{ *filterFlags }

// String returns the values.
func (b by) String() string {
	if b.filterFlags == nil {
		return ""
	}
	return strings.Join(nonEmpty(string(b.By), string(b.grain)), ",")
}

// Set takes a basis, a period, or both with a comma.
func (b by) Set(s string) error {
	for _, v := range strings.Split(s, ",") {
		switch {
		case slices.Contains(query.Bases(), query.Basis(v)):
			b.By = query.Basis(v)
		case b.steps && slices.Contains(query.Grains(), query.Grain(v)):
			b.grain = query.Grain(v)
		default:
			return fmt.Errorf("it is none of %s", strings.Join(b.values(), ", "))
		}
	}
	return nil
}

// Type names the flag's values in the help.
func (b by) Type() string { return "date" }

func (b by) values() []string {
	var out []string
	for _, basis := range query.Bases() {
		out = append(out, string(basis))
	}
	for _, g := range query.Grains() {
		if b.steps {
			out = append(out, string(g))
		}
	}
	return out
}

func (b by) help() string {
	s := "date that counts: date of the act, reported (when first told), or either"
	if b.steps {
		s += "; with year, month, week or day count acts by period (--by month,reported)"
	}
	return s
}

func levelNames() []string {
	var out []string
	for _, l := range query.Levels() {
		out = append(out, string(l))
	}
	return out
}
