package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// The forms in which answers are printed.
const (
	asTable = "table"
	asJSON  = "json"
	asJSONL = "jsonl"
	asCSV   = "csv"
)

// choice is a flag with a fixed set of values.
type choice struct {
	value *string
	of    []string
}

// String returns the value.
func (c choice) String() string {
	if c.value == nil {
		return ""
	}
	return *c.value
}

// Set takes one of the values.
func (c choice) Set(s string) error {
	if !slices.Contains(c.of, s) {
		return fmt.Errorf("it is none of %s", strings.Join(c.of, ", "))
	}
	*c.value = s
	return nil
}

// Type names the flag's values in the help.
func (c choice) Type() string { return "form" }

// printFlags say how an answer is printed.
type printFlags struct{ output string }

// add adds the flag --output with the given forms, the first by default.
func (p *printFlags) add(cmd *cobra.Command, forms ...string) {
	p.output = forms[0]
	groupFlags(cmd, groupOutput, func() {
		cmd.Flags().Var(choice{&p.output, forms}, "output", strings.Join(forms, ", "))
	})
	complete(cmd, "output", forms)
}

// complete offers fixed values for a flag.
func complete(cmd *cobra.Command, flag string, values []string) {
	if err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // the flag was not added before
	}
}

// writeJSON writes one value, indented.
func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// writeJSONLines writes each value on a line.
func writeJSONLines[T any](w io.Writer, list []T) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, v := range list {
		if err := e.Encode(v); err != nil {
			return err
		}
	}
	return nil
}

// writeCSV writes rows, safe from spreadsheets that run what looks like a formula:
// a cell that begins with =, +, - or @, after white space, too, gets an apostrophe in
// front (OWASP, "CSV Injection"), since names and sentences come from strangers.
func writeCSV(w io.Writer, rows [][]string) error {
	for _, row := range rows {
		for i, cell := range row {
			if t := strings.TrimSpace(cell); t != "" && strings.ContainsRune("=+-@", rune(t[0])) {
				row[i] = "'" + cell
			}
		}
	}
	return csv.NewWriter(w).WriteAll(rows)
}
