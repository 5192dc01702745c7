package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"newsgraph/graph/resolve"
)

const correctLong = `Correct puts right by hand what the program got wrong, for good: corrections are kept as
a small text file beside the store (STORE` + correctionsEnding + `), one a line with when, who and
why, and are carried out on whatever articles come. Keep the file in version control; newsgraph
corrections lists, exports, imports and undoes them.

Names are those that articles give, or ids; NAME@ARTICLE means the bearer in one
article alone. Edges, of acts and offices, are named by the ids that newsgraph query and
show --output json print.`

// verb is a kind of correction as a command.
type verb struct {
	name, use, short, example string
	args                      int
}

var verbs = []verb{
	{"merge", "merge NAME NAME", "Two names are one thing", "newsgraph correct merge 'Ada Berg' 'A. Berg-Lund' --why 'married in 2021'", 2},
	{"split", "split NAME NAME", "Two names are not one thing", "newsgraph correct split 'Ann Smith@a1' 'Ann Smith@b7'", 2},
	{"rename", "rename NAME NEWNAME", "A thing is shown under another name", "newsgraph correct rename UNO 'United Nations'", 2},
	{"alias", "alias NAME NEWNAME", "A thing is found by a further name", "newsgraph correct alias NATO 'the alliance'", 2},
	{"reject", "reject EDGE", "There is no such act or office", "newsgraph correct reject 9e0abc850a6eb4b1 --why 'an idiom'", 1},
	{"confirm", "confirm EDGE", "An act or office is right", "newsgraph correct confirm 9e0abc850a6eb4b1", 1},
	{"set", "set EDGE FIELD=VALUE", "The source, target, relation, status, date or title of an edge is another one", "newsgraph correct set 9e0abc850a6eb4b1 target=Northland", 2},
}

// correcting is what the commands about corrections have in common.
type correcting struct {
	env             environment
	file            string
	when, who, note string
}

func newCorrect(env environment) *cobra.Command {
	cmd := &cobra.Command{
		Use: "correct",
		Example: `  newsgraph correct merge 'Ada Berg' 'A. Berg-Lund' --why 'married in 2021'
  newsgraph correct reject 9e0abc850a6eb4b1`,
		Short: "Put right by hand: merge, split, rename, alias, reject, confirm, set",
		Long:  correctLong,
		Args:  wantVerb,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	for _, v := range verbs {
		cmd.AddCommand(v.command(env))
	}
	return cmd
}

func wantVerb(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef("unknown correction %q; see %s --help", args[0], cmd.CommandPath())
	}
	return nil
}

func (v verb) command(env environment) *cobra.Command {
	c := &correcting{env: env}
	cmd := &cobra.Command{
		Use: v.use, Short: v.short, Example: "  " + v.example,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != v.args {
				return usagef("write newsgraph correct %s; put names of several words in quotation marks", v.use)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			line, err := c.line(v.name, args)
			if err != nil {
				return err
			}
			return c.add(cmd, []string{line})
		},
	}
	addCorrections(cmd, &c.file)
	cmd.Flags().Var(date{&c.when}, "when", "day of the correction (default: today)")
	cmd.Flags().StringVar(&c.who, "who", "", "who corrects (default: $USER)")
	cmd.Flags().StringVar(&c.note, "why", "", "the reason")
	return cmd
}

// line makes a line of the table and checks it.
func (c *correcting) line(verb string, args []string) (string, error) {
	args = append(slices.Clone(args), "")[:2]
	when := cmp.Or(c.when, time.Now().Format(time.DateOnly))
	entry := resolve.Correction{Verb: verb, A: args[0], B: args[1], When: when, Who: cmp.Or(c.who, c.env.getenv("USER")), Why: c.note}
	for _, f := range []string{entry.A, entry.B, entry.Who, entry.Why} {
		if strings.ContainsAny(f, "\t\r\n") {
			return "", usagef("a correction is one line: %q has a tab or a line break in it", f)
		}
	}
	_, err := resolve.ParseCorrections("corrections", strings.NewReader(entry.String()))
	var syntax *resolve.SyntaxError
	if errors.As(err, &syntax) {
		return "", usagef("%s", syntax.Msg)
	}
	return entry.String(), err
}

// correctionsHead begins a new file of corrections.
const correctionsHead = "# Corrections of newsgraph, one a line: what, of what, when, who, why, with tabs between.\n"

// path is the file of corrections of the store in dir.
func (c *correcting) path(dir string) string {
	return cmp.Or(c.file, filepath.Clean(dir)+correctionsEnding)
}

// add appends lines to the file, carries them out and says so.
func (c *correcting) add(cmd *cobra.Command, lines []string) error {
	dir := storeToRead(cmd, c.env)
	if err := c.carryOut(cmd.Context(), dir, lines); err != nil {
		return err
	}
	fmt.Fprintf(c.env.out, "%s added to %s\n", plural(len(lines), "correction"), oneLine(c.path(dir)))
	return nil
}

// carryOut appends lines to the file and carries them out; lines that cannot be carried
// out are taken back, with an errNothing that says why.
func (c *correcting) carryOut(ctx context.Context, dir string, lines []string) error {
	was, err := os.ReadFile(c.path(dir))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	text := string(was)
	if text == "" {
		text = correctionsHead
	}
	if !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	first := strings.Count(text, "\n") + 1
	conflicts, err := c.replace(ctx, dir, text+strings.Join(lines, "\n")+"\n")
	if err != nil {
		return err
	}
	for _, x := range conflicts {
		if x.Line >= first {
			_, err := c.replace(ctx, dir, string(was))
			return errors.Join(fmt.Errorf("%w: %s", errNothing, x.Reason), err)
		}
	}
	return nil
}

// replace writes the file and brings the store up to date with it.
func (c *correcting) replace(ctx context.Context, dir, text string) ([]resolve.Conflict, error) {
	if _, err := resolve.ParseCorrections(c.path(dir), strings.NewReader(text)); err != nil {
		return nil, err
	}
	s, err := openToRead(ctx, dir) // there must be one
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	path := c.path(dir)
	if text == "" {
		err = os.Remove(path)
	} else {
		err = writeFile(path, func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return err
		})
	}
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	var told strings.Builder
	env := c.env
	env.err = &told
	if s, err = openStore(ctx, env, dir, c.file); err != nil {
		return nil, err
	}
	_, err = s.Put(ctx)
	return conflictsIn(told.String()), errors.Join(err, s.Close())
}

// conflictsIn reads the corrections that could not be carried out from what is
// told of them.
func conflictsIn(told string) (out []resolve.Conflict) {
	for l := range strings.Lines(told) {
		var x resolve.Conflict
		_, rest, ok := strings.Cut(l, "correction not carried out: ")
		if _, err := fmt.Sscanf(rest, "line %d ", &x.Line); !ok || err != nil {
			continue
		}
		x.Reason = strings.TrimSpace(rest)
		if _, reason, ok := strings.Cut(rest, "): "); ok {
			x.Reason = strings.TrimSpace(reason)
		}
		out = append(out, x)
	}
	return out
}

const correctionsLong = `Corrections lists what was put right by hand, with the number by which undo takes it. The
file itself is text: export copies it, import adds the corrections of another one that are
not there yet.`
