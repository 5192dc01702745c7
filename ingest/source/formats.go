package source

import (
	"fmt"
	"strings"
)

// format is a row of the table of what is read. The first whose sniff knows the
// content counts; names decide only where content cannot.
type format struct {
	// Name is what people call it, Endings are usual ones, About says what is taken
	// from it.
	name, endings, about string
	// sniff tells whether the content is of this format.
	sniff func(*head, *Options) bool
	// read reads it; its error is that of the context.
	read func(*reader, input) error
}

// by adapts a test that needs no options.
func by(test func(*head) bool) func(*head, *Options) bool {
	return func(h *head, _ *Options) bool { return test(h) }
}

// formats is the one table of what can be read, in the order in which content is
// tested. It is filled by init, since archives read what is in them by the same
// table.
var formats []format

func init() {
	formats = []format{
		{"gzip", ".gz", "what is packed in it", by(isGzip), (*reader).gzip},
		{"Zstandard", ".zst", "what is packed in it", by(isZstd), (*reader).zstd},
		{"bzip2", ".bz2", "what is packed in it", by(isBzip2), (*reader).bzip2},
		{"Word", ".docx", "the running text; its title is the paragraph in the style Title, else as in plain text", by(isWord), (*reader).zip},
		{"zip", ".zip", "every file in it", by(isZip), (*reader).zip},
		{"tar", ".tar, .tar.gz, .tgz, .tar.zst", "every file in it, as it streams by", by(isTar), (*reader).tar},
		{"PDF", ".pdf", "the text of its pages, in paragraphs; not of pictures", by(isPDF), (*reader).pdf},
		{"web archive", ".warc, .warc.gz, .wet", "WARC: every page in it, as it streams by; the address is that of the page", by(isWARC), (*reader).warc},
		{"web page", ".html, .htm", "main text, title, date, outlet, canonical address", by(isPage), (*reader).page},
		{"feed", ".rss, .atom, .xml, .json", "RSS, Atom, JSON Feed: every entry with its title, date and address", by(isFeed), (*reader).feed},
		{"e-mail", ".eml, .mbox", "messages and mailboxes: text, subject, sender, day; no attachments", by(isMail), (*reader).mail},
		{"JSON lines", ".jsonl, .ndjson", "a record a line; fields by their usual names or `--map`", by(isLines), (*reader).lines},
		{"JSON", ".json", "an object, or a list of them at the top or under a name, as news services answer", by(isJSON), (*reader).json},
		{"table", ".csv, .tsv", "a record a row, columns named in the first; separated by comma, tab, semicolon or bar",
			func(h *head, o *Options) bool { return isTable(h, o.Map) }, (*reader).table},
		{"Markdown", ".md, .markdown", "text without its marks; title, date and address from a block of fields at the head", by(isMarkdown), (*reader).markdown},
		{"plain text", ".txt, .text and any other", "the text as it stands; its title is the first line that stands alone", by(isText), (*reader).text},
	}
}

// Table returns the formats as a table in Markdown, for the README.
func Table() string {
	var b strings.Builder
	b.WriteString("| format | usual endings | what is read |\n| --- | --- | --- |\n")
	for _, f := range formats {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", f.name, quoted(f.endings), f.about)
	}
	return b.String()
}

// quoted puts the endings of a list into code.
func quoted(list string) string {
	words := strings.Split(list, ", ")
	for i, w := range words {
		first, rest, more := strings.Cut(w, " ")
		words[i] = "`" + first + "`"
		if more {
			words[i] += " " + rest
		}
	}
	return strings.Join(words, ", ")
}

// Help returns the formats as lines of plain text, for help.
func Help() string {
	var b strings.Builder
	for _, f := range formats {
		fmt.Fprintf(&b, "  %-11s %s\n              %s\n", f.name, f.endings, strings.ReplaceAll(f.about, "`", ""))
	}
	return b.String()
}
