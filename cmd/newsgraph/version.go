package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version is that of the newest heading in CHANGELOG.md.
const version = "0.1.0"

// versionDate is the day of that version, in the heads of the manual pages.
const versionDate = "2026-11-30"

func newVersion(env environment) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Example: `  newsgraph version`,
		Short:   "Print the version",
		Args:    atMost(0),
		RunE: func(*cobra.Command, []string) error {
			fmt.Fprint(env.out, versionLine())
			return nil
		},
	}
}

// versionLine names the version of the program and what it was built with.
func versionLine() string {
	revision := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				revision = ", " + s.Value
			}
		}
	}
	return fmt.Sprintf("newsgraph %s (%s %s/%s%s)\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH, revision)
}
