package main

import (
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// newMan makes the hidden command that writes the manual pages of all others, for
// the packages of a release.
func newMan() *cobra.Command {
	return &cobra.Command{
		Use:     "man FOLDER",
		Example: `  newsgraph man /usr/local/share/man/man1`,
		GroupID: "other",
		Short:   "Write the manual pages",
		Long:    "Man writes a manual page for each command into a folder, which is made where it is\nmissing.",
		Hidden:  true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("name one folder")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return fmt.Errorf("cannot make the folder: %w; choose another one", err)
			}
			date, err := time.Parse(time.DateOnly, versionDate)
			if err != nil {
				return err
			}
			root := cmd.Root()
			root.DisableAutoGenTag = true // it has the clock in it
			return doc.GenManTree(root, &doc.GenManHeader{Section: "1", Date: &date, Source: "newsgraph " + version, Manual: "newsgraph"}, args[0])
		},
	}
}
