package main

import (
	"os"
	"strings"

	"github.com/spf13/cobra"

	"newsgraph/export/identifier"
)

// addIDs adds the flag that names a user's table of ids.
func addIDs(cmd *cobra.Command, file *string) {
	cmd.Flags().StringVar(file, "ids", "", "table of ids in other data sets: lines with tabs, the first naming the columns:\nname or id, and some of "+
		strings.Join(identifier.Columns(), ", "))
}

// readIDs returns what the program knows of ids, with the user's table in file,
// if any.
func readIDs(file string) (*identifier.Table, error) {
	if file == "" {
		return identifier.Default(), nil
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, usagef("--ids: %w", err)
	}
	defer f.Close()
	t, err := identifier.Default().Read(f)
	if err != nil {
		return nil, usagef("--ids: %s: %w", file, err)
	}
	return t, nil
}
