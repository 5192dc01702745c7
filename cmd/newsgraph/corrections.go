package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"newsgraph/graph/resolve"
)

func newCorrections(env environment) *cobra.Command {
	c := &correcting{env: env}
	var p printFlags
	cmd := &cobra.Command{
		Use: "corrections",
		Example: `  newsgraph corrections
  newsgraph corrections undo 3
  newsgraph corrections export team.tsv
  newsgraph corrections import team.tsv`,
		Short: "List, export, import or undo corrections",
		Long:  correctionsLong,
		Args:  wantVerb,
		RunE: func(cmd *cobra.Command, _ []string) error {
			table, err := readCorrections(storeToRead(cmd, env), c.file)
			if err != nil {
				return err
			}
			return printCorrections(env, table, p)
		},
	}
	addCorrections(cmd, &c.file)
	p.add(cmd, asTable, asJSON, asJSONL, asCSV)
	cmd.AddCommand(c.undo(), c.export(), c.take())
	return cmd
}

// correctionRow is a correction as programs get it.
type correctionRow struct {
	Number int    `json:"number"`
	Verb   string `json:"correction"`
	A      string `json:"of"`
	B      string `json:"to,omitempty"`
	When   string `json:"when,omitempty"`
	Who    string `json:"who,omitempty"`
	Why    string `json:"why,omitempty"`
}

func printCorrections(env environment, corrections *resolve.Corrections, p printFlags) error {
	rows := []correctionRow{}
	for k, x := range corrections.List() {
		rows = append(rows, correctionRow{k + 1, x.Verb, x.A, x.B, x.When, x.Who, x.Why})
	}
	cells := func(r correctionRow) []string {
		return []string{strconv.Itoa(r.Number), r.Verb, r.A, r.B, r.When, r.Who, r.Why}
	}
	switch p.output {
	case asJSON:
		return writeJSON(env.out, rows)
	case asJSONL:
		return writeJSONLines(env.out, rows)
	case asCSV:
		records := [][]string{{"number", "correction", "of", "to", "when", "who", "why"}}
		for _, r := range rows {
			records = append(records, cells(r))
		}
		return writeCSV(env.out, records)
	}
	if len(rows) == 0 {
		return fmt.Errorf("%w: no corrections; newsgraph correct --help tells how to make some", errNothing)
	}
	t := table{env: env, head: []string{"", "CORRECTION", "OF", "TO", "WHEN", "WHO", "WHY"}}
	for _, r := range rows {
		t.add("", cells(r)...)
	}
	t.print()
	return nil
}

func (c *correcting) undo() *cobra.Command {
	cmd := &cobra.Command{
		Use: "undo NUMBER...", Short: "Take corrections back, by their numbers in the list", Example: "  newsgraph corrections undo 3",
		Args: atLeastOne("the number of a correction"),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := storeToRead(cmd, c.env)
			table, err := readCorrections(dir, c.file)
			if err != nil {
				return err
			}
			gone := map[int]bool{}
			for _, a := range args {
				n, err := strconv.Atoi(a)
				if err != nil || n < 1 || n > len(table.Lines()) {
					return fmt.Errorf("%w: there is no correction %s; newsgraph corrections lists them", errNothing, a)
				}
				gone[table.Lines()[n-1]] = true
			}
			was, err := os.ReadFile(c.path(dir))
			if err != nil {
				return err
			}
			var kept strings.Builder
			line := 0
			for l := range strings.Lines(string(was)) {
				if line++; !gone[line] {
					kept.WriteString(l)
				}
			}
			if _, err := c.replace(cmd.Context(), dir, kept.String()); err != nil {
				return err
			}
			fmt.Fprintf(c.env.out, "%s taken back\n", plural(len(gone), "correction"))
			return nil
		},
	}
	addCorrections(cmd, &c.file)
	return cmd
}

func (c *correcting) export() *cobra.Command {
	cmd := &cobra.Command{
		Use: "export FILE", Short: "Copy the corrections to a file (- for standard output)", Example: "  newsgraph corrections export team.tsv",
		Args: exactlyOne("the file to write"),
		RunE: func(cmd *cobra.Command, args []string) error {
			table, err := readCorrections(storeToRead(cmd, c.env), c.file)
			if err != nil {
				return err
			}
			write := func(w io.Writer) error {
				_, err := io.WriteString(w, correctionsHead)
				for _, x := range table.List() {
					if err == nil {
						_, err = io.WriteString(w, x.String()+"\n")
					}
				}
				return err
			}
			if args[0] == "-" {
				return write(c.env.out)
			}
			return writeFile(args[0], write)
		},
	}
	addCorrections(cmd, &c.file)
	return cmd
}

func (c *correcting) take() *cobra.Command {
	cmd := &cobra.Command{
		Use: "import FILE", Short: "Add the corrections of a file (- for standard input)", Example: "  newsgraph corrections import team.tsv",
		Args: exactlyOne("the file to read"),
		RunE: func(cmd *cobra.Command, args []string) error {
			incoming, err := c.incoming(args[0])
			if err != nil {
				return err
			}
			table, err := readCorrections(storeToRead(cmd, c.env), c.file)
			if err != nil {
				return err
			}
			there := map[[3]string]bool{}
			for _, x := range table.List() {
				there[[3]string{x.Verb, x.A, x.B}] = true
			}
			var lines []string
			for _, x := range incoming.List() {
				if !there[[3]string{x.Verb, x.A, x.B}] {
					lines = append(lines, x.String())
				}
			}
			if len(lines) == 0 {
				fmt.Fprintln(c.env.out, "all of them are there already")
				return nil
			}
			return c.add(cmd, lines)
		},
	}
	addCorrections(cmd, &c.file)
	return cmd
}

func (c *correcting) incoming(file string) (*resolve.Corrections, error) {
	if file == "-" {
		return resolve.ParseCorrections("standard input", c.env.in)
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return resolve.ParseCorrections(file, f)
}

func exactlyOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usagef("name %s: newsgraph corrections %s", what, cmd.Use)
		}
		return nil
	}
}
