package main

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/ingest/source"
)

// inputsHelp explains what can be read.
func inputsHelp() string {
	return `A path is a file, a folder, an archive, an address, or - for standard input. Formats are known
by their content, whatever the file is called:

` + source.Help() + `
Of folders and archives, everything is read that can be, but for hidden files,
programs, and files such as README that are about the folder. --include and
--exclude choose files by name. What is passed over is counted by its kind.

Addresses are fetched politely: robots.txt is kept to, requests to one host are
spaced (--pause), unchanged pages are not sent again. Nothing is fetched from this
machine or a private network without --allow-private; time (--page-timeout), size
(--max-page) and redirects are bounded; there are no cookies, and no scripts are
run. Of a feed, the pages of its entries are fetched, too, where it holds summaries
only; a feed in a file is read as it is.

What could not be read is listed at the end and in the report failures.jsonl in the
folder of the store; --retry reads that again, and nothing else. An interrupted run
goes on where it stopped when it is started again.

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
	follow            bool
	megabytes         int
	jobs              int
	patience          time.Duration
	retry             bool
	fetching
	extraction

	// dir is the folder of the store, or empty.
	dir string
	// only are the files that are read, nil for all; see retrying.
	only []string
	// ids are those that articles have already, with the digests of their texts.
	ids map[string][sha256.Size]byte
	// known tells which pages need not be fetched; it may be nil.
	known func(address string) bool
}

// add adds the flags of commands that read articles.
func (r *reading) add(cmd *cobra.Command) {
	f := cmd.Flags()
	f.Var(date{&r.date}, "date", "date of articles that do not tell their own, as 2022-01-23")
	f.StringVar(&r.fields, "map", "", "fields of records, where their names are not the usual ones: text=content,date=published")
	f.StringArrayVar(&r.include, "include", nil, "read only files of folders and archives that match, as *.html or 2022/** (may be repeated)")
	f.StringArrayVar(&r.exclude, "exclude", nil, "leave out files of folders and archives that match (may be repeated)")
	f.BoolVar(&r.follow, "follow", false, "follow links out of folders, and to folders")
	f.BoolVar(&r.anyLanguage, "any-language", false, "read articles that are not in English, too; little will come of them")
	f.IntVar(&r.megabytes, "max-article", source.DefaultMaxBytes>>20, "longest article or record, in MB; PDF, Word and mail may have 16 times as much")
	f.IntVarP(&r.jobs, "jobs", "j", 0, "articles analysed at once (default: one per processor)")
	f.BoolVar(&r.retry, "retry", false, "read again what the last run could not read, and nothing else")
	r.fetching.add(cmd)
	addPatience(cmd, &r.patience)
	addCorrections(cmd, &r.corrections)
	r.extraction.add(cmd)
}

// options checks the flags and makes the options of package source of them.
func (r *reading) options(env environment) (source.Options, error) {
	o := source.Options{Date: r.date, Stdin: env.in, AnyLanguage: r.anyLanguage, Follow: r.follow, Jobs: r.jobs, MaxBytes: r.megabytes << 20, Only: r.only, Taken: r.ids, Known: r.known}
	if r.jobs < 0 || r.megabytes < 0 {
		return o, usagef("--jobs and --max-article cannot be negative")
	}
	var err error
	if o.Web, err = r.fetching.client(r.dir); err != nil {
		return o, err
	}
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

// taken leaves the ids of stored articles to them where only some files are read:
// the others, which may have the same id, are not met.
func (r *reading) taken(each func(func(graph.Document) error) error) error {
	if r.only == nil {
		return nil
	}
	r.ids = map[string][sha256.Size]byte{}
	return each(func(d graph.Document) error {
		if sum, err := hex.DecodeString(d.SHA256); err == nil && len(sum) == sha256.Size {
			r.ids[d.ID] = [sha256.Size]byte(sum)
		}
		return nil
	})
}
