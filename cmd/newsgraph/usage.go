package main

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// groupKey is the annotation of a flag that says under which heading the help lists
// it.
const groupKey = "newsgraph-group"

// The headings of flags that many commands share.
const (
	groupFilter = "Filters"
	groupOutput = "Output"
)

// groupFlags puts those flags of a command under a heading that add adds.
func groupFlags(cmd *cobra.Command, heading string, add func()) {
	before := map[string]bool{}
	cmd.Flags().VisitAll(func(f *pflag.Flag) { before[f.Name] = true })
	add()
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !before[f.Name] {
			_ = cmd.Flags().SetAnnotation(f.Name, groupKey, []string{heading}) // the flag is there
		}
	})
}

// flagUsages are the flags of a command under their headings, its own first.
func flagUsages(cmd *cobra.Command) string {
	groups := map[string]*pflag.FlagSet{}
	cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
		heading := "Flags"
		if g := f.Annotations[groupKey]; len(g) > 0 {
			heading = g[0]
		}
		if groups[heading] == nil {
			groups[heading] = pflag.NewFlagSet(heading, pflag.ContinueOnError)
		}
		groups[heading].AddFlag(f)
	})
	var b strings.Builder
	for _, heading := range []string{"Flags", groupOutput, groupFilter} {
		if groups[heading] != nil {
			b.WriteString("\n" + heading + ":\n" + groups[heading].FlagUsages())
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

// useGroups makes the help of all commands list flags under their headings.
func useGroups(root *cobra.Command) {
	cobra.AddTemplateFunc("flagUsages", flagUsages)
	root.SetUsageTemplate(strings.Replace(root.UsageTemplate(),
		"\n\nFlags:\n{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}", "\n{{flagUsages .}}", 1))
}
