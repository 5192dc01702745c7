package main

import (
	"time"

	"github.com/spf13/cobra"

	"newsgraph/ingest/source"
)

// inputsHelp explains what can be read.
func inputsHelp() string {
	return `A path is a file, a folder, an archive, or - for standard input. Formats are known
by their content, whatever the file is called:

` + source.Help() + `
Of folders and archives, everything is read that can be, but for hidden files,
programs, and files such as README that are about the folder. --include and
--exclude choose files by name. What is passed over is counted by its kind.

Fields of records are known by their usual names (text, content, body; title,
headline; date, published; url, link; publisher, source; id; language); others are
named with --map, with dots into objects: --map text=data.body,date=data.day.

The date of an article is that of its record, else that of its page, else the one
at the head of its text, else the one in its address, else --date. What is not in
English is left out and counted; of mixed pages, the English paragraphs are read.`
}

// reading says what to take in, and how.
type reading struct {
	paths             []string
	date, corrections string
	fields            string
	include, exclude  []string
	anyLanguage       bool
	jobs              int
	patience          time.Duration
	extraction
}

// add adds the flags of commands that read articles.
func (r *reading) add(cmd *cobra.Command) {
	f := cmd.Flags()
	f.Var(date{&r.date}, "date", "date of articles that do not tell their own, as 2022-01-23")
	f.StringVar(&r.fields, "map", "", "fields of records, where their names are not the usual ones: text=content,date=published")
	f.StringArrayVar(&r.include, "include", nil, "read only files of folders and archives that match, as *.html or 2022/** (may be repeated)")
	f.StringArrayVar(&r.exclude, "exclude", nil, "leave out files of folders and archives that match (may be repeated)")
	f.BoolVar(&r.anyLanguage, "any-language", false, "read articles that are not in English, too; little will come of them")
	f.IntVarP(&r.jobs, "jobs", "j", 0, "articles analysed at once (default: one per processor)")
	addPatience(cmd, &r.patience)
	addCorrections(cmd, &r.corrections)
	r.extraction.add(cmd)
}

// options checks the flags and makes the options of package source of them.
func (r *reading) options(env environment) (source.Options, error) {
	o := source.Options{Date: r.date, Stdin: env.in, AnyLanguage: r.anyLanguage, Jobs: r.jobs}
	if r.jobs < 0 {
		return o, usagef("--jobs cannot be negative")
	}
	var err error
	if o.Map, err = source.ParseMap(r.fields); err != nil {
		return o, usagef("--map: %w", err)
	}
	if o.Include, err = patterns(r.include); err != nil {
		return o, usagef("--include: %w", err)
	}
	if o.Exclude, err = patterns(r.exclude); err != nil {
		return o, usagef("--exclude: %w", err)
	}
	return o, nil
}

func patterns(all []string) ([]source.Pattern, error) {
	var out []source.Pattern
	for _, s := range all {
		p, err := source.ParsePattern(s)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}
