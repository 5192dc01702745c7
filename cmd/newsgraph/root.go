package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
)

const rootLong = `Newsgraph reads news articles and builds a graph of who did what to whom, when,
where and on what evidence. It works offline, on one machine, and gives the same
graph for the same articles.

  newsgraph build articles/           the graph of a folder, in newsgraph-out/
  newsgraph query Biden warned        whom Biden warned
  newsgraph show NATO                 one actor with its acts and their sentences
  newsgraph path Lavrov Stoltenberg   how two actors are connected`

// run executes a command line and returns the exit code.
func run(ctx context.Context, env environment, args []string) int {
	out := &checked{w: env.out}
	if len(args) > 0 {
		env.command = "newsgraph " + args[0]
	}
	env.out = out
	root := newRoot(env)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil && out.err != nil {
		err = fmt.Errorf("cannot write the output: %w", out.err)
	}
	switch {
	case isA[childError](err): // it has spoken
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(env.err, "newsgraph: interrupted; what was stored before is whole")
	case err != nil:
		fmt.Fprintln(env.err, "newsgraph:", plain(err.Error()))
	}
	return exitCode(err)
}

// checked remembers the first error of a writer, so that commands can print
// without looking at each line's.
type checked struct {
	w   io.Writer
	err error
}

// Write writes to the writer underneath.
func (c *checked) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	if c.err == nil {
		c.err = err
	}
	return n, err
}

// newRoot makes the whole command tree.
func newRoot(env environment) *cobra.Command {
	root := &cobra.Command{
		Use:           "newsgraph",
		Short:         "Turn news articles into a knowledge graph",
		Long:          rootLong,
		Args:          knownCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.SetIn(env.in)
	root.SetOut(env.out)
	root.SetErr(env.err)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usagef("%w; see %s --help", plainFlagError(err), cmd.CommandPath())
	})
	root.PersistentFlags().String("store", "", "folder of the store (default: $NEWSGRAPH_STORE, ./.newsgraph, ./newsgraph-out/store)")
	addGroup(root, "make", "Make a graph:", newBuild(env), newIngest(env), newWatch(env), newFacts(env), newRemove(env))
	addGroup(root, "ask", "Ask it:", newQuery(env), newShow(env), newSearch(env), newPath(env), newTimeline(env), newStats(env),
		newRank(env), newCommunities(env), newBetween(env), newExplain(env), newGizmo(env))
	addGroup(root, "take", "Take it elsewhere:", newExport(env), newRender(env), newServe(env), newMCP(env))
	addGroup(root, "other", "Other:", newEval(env), newDiff(env), newRebuild(env), newCheck(env), newRepair(env), newCompact(env), newVersion(env))
	cobra.EnableCommandSorting = false // the order within a group says what comes first
	root.SetHelpCommandGroupID("other")
	addGroup(root, "correct", "Correct it:", newCorrect(env), newCorrections(env))
	root.SetHelpCommand(newHelp(root))
	root.InitDefaultHelpCmd()
	root.SetCompletionCommandGroupID("other")
	root.InitDefaultCompletionCmd()
	if c, _, err := root.Find([]string{"completion"}); err == nil {
		c.Args = cobra.ArbitraryArgs
		c.RunE = func(*cobra.Command, []string) error {
			return usagef("name a shell of bash, zsh, fish, powershell; see newsgraph completion --help")
		}
	}
	plainQuestion := newAsk(env)
	plainQuestion.GroupID = "ask"
	root.AddCommand(plainQuestion)
	root.AddCommand(newMan())
	useGroups(root)
	root.Version = version
	root.SetVersionTemplate(versionLine())
	root.AddCommand(
		&cobra.Command{Use: "exit-codes", Short: "What the exit codes mean", Long: exitCodesHelp},
		&cobra.Command{Use: "inputs", Short: "What articles can come in", Long: inputsHelp()},
		&cobra.Command{Use: "models", Short: "How a language model can take part", Long: modelsHelp})
	return root
}

// addGroup adds commands under a heading of the help.
func addGroup(root *cobra.Command, id, title string, commands ...*cobra.Command) {
	root.AddGroup(&cobra.Group{ID: id, Title: title})
	for _, c := range commands {
		c.GroupID = id
	}
	root.AddCommand(commands...)
}

// knownCommand refuses what is no command, with those that are spelt alike.
func knownCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	root.SuggestionsMinimumDistance = 2 // two wrong letters, as cobra has it by default
	hint := "see newsgraph help"
	if alike := root.SuggestionsFor(args[0]); len(alike) > 0 {
		hint = "did you mean " + strings.Join(alike, " or ") + "?"
	}
	return usagef("unknown command %q; %s", args[0], hint)
}

// newHelp makes the command that explains others; what is no command is refused.
func newHelp(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Help about any command",
		GroupID: "other",
		RunE: func(_ *cobra.Command, args []string) error {
			c, rest, err := root.Find(args)
			if err != nil || c == root && len(rest) > 0 {
				return knownCommand(root, args)
			}
			c.InitDefaultHelpFlag()
			c.InitDefaultVersionFlag()
			return c.Help()
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, c := range root.Commands() {
				names = append(names, c.Name()+"\t"+c.Short)
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
	}
}

// plainFlagError says what is wrong with a number without Go's own words.
func plainFlagError(err error) error {
	before, after, ok := strings.Cut(err.Error(), ": strconv.")
	switch {
	case !ok:
		return err
	case strings.HasSuffix(after, strconv.ErrRange.Error()):
		return fmt.Errorf("%s: it is too large", before)
	case strings.HasPrefix(after, "ParseFloat"):
		return fmt.Errorf("%s: it is no number", before)
	case strings.HasSuffix(after, strconv.ErrSyntax.Error()):
		return fmt.Errorf("%s: it is no whole number", before)
	}
	return err
}
