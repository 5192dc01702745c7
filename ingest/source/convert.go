package source

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"newsgraph/ingest/document"
	"newsgraph/ingest/source/decode"
	"newsgraph/ingest/source/item"
	"newsgraph/ingest/source/language"
	"newsgraph/ingest/temporal"
)

// converter collects what one piece of input holds, on the goroutine of a worker.
type converter struct {
	giver *giver
	f     input
	out   []delivery
	// encoding is the one that the article at hand was in, or empty for UTF-8.
	encoding string
}

// guard turns a panic of a library that meets a broken file into a problem.
func (c *converter) guard(work func()) {
	defer func() {
		if p := recover(); p != nil {
			c.problem(&Problem{Reason: fmt.Sprintf("broken: its reader failed: %v", p), Remedy: "check the file, or convert it to plain text"})
		}
	}()
	work()
}

// problem reports a problem with the input.
func (c *converter) problem(p *Problem) {
	p.Path = c.f.path
	c.out = append(c.out, c.giver.problem(p))
}

// encoded notes the encoding that the input was in.
func (c *converter) encoded(name string) {
	c.encoding = ""
	if name != decode.UTF8 && name != "" {
		c.encoding = name
		c.out = append(c.out, c.giver.converted(c.f.path, name))
	}
}

// text decodes the input, or reports why it is no text.
func (c *converter) text(b []byte) (string, bool) {
	text, name, err := decode.Bytes(b)
	switch {
	case err != nil:
		c.problem(&Problem{Reason: "binary, no text", Remedy: "convert it to plain text in UTF-8"})
		return "", false
	case strings.TrimSpace(text) == "":
		c.problem(&Problem{Reason: "empty", Remedy: "remove it, or put the text in"})
		return "", false
	}
	c.encoded(name)
	return text, true
}

// only gives the one article of the input: it is named by the file.
func (c *converter) only(i item.Item) {
	if i.ID == "" && c.f.address != "" {
		i.ID = item.AddressName(c.f.address)
	}
	if i.ID == "" {
		i.ID = c.f.id()
	}
	c.give(i, filepath.ToSlash(c.f.path))
}

// nameBytes is how much of the digest of a text names it. In a store of ten million
// records that come in day by day, two of one name, the later of which would take the place of
// the other, are met with a chance of 1 in 400,000; with four bytes, a few among 400,000.
const nameBytes = 8

// record gives an article that is one of several of the input.
func (c *converter) record(i item.Item) {
	if i.ID == "" {
		// The text names the record: its place in the file may change.
		sum := sha256.Sum256([]byte(i.Text))
		i.ID = path.Base(c.f.id()) + "-" + hex.EncodeToString(sum[:nameBytes])
	}
	c.give(i, filepath.ToSlash(c.f.path)+"#"+i.ID)
}

// give completes an article and has it delivered.
func (c *converter) give(i item.Item, from string) {
	for _, s := range []*string{&i.ID, &i.Title, &i.URL, &i.Publisher, &i.Text, &from} {
		*s = strings.ToValidUTF8(*s, "\ufffd") // heads of mails and the like hold any bytes
	}
	if strings.TrimSpace(i.Text) == "" {
		reason := "no text"
		if i.URL != "" {
			reason += ": " + i.URL
		}
		c.problem(&Problem{Line: i.Line, Reason: reason, Remedy: "nothing to do, unless there should be one"})
		return
	}
	a := document.Article{
		ID: i.ID, Title: i.Title, Date: i.Date, DateFrom: i.DateFrom, Source: from,
		URL: i.URL, Publisher: i.Publisher, Language: language.Code(i.Language), Encoding: cmp.Or(c.encoding, c.f.encoding), Text: i.Text,
	}
	if a.URL == "" {
		a.URL = c.f.address
	}
	if lang, ok := c.english(&a); !ok {
		c.out = append(c.out, c.giver.passed(Passed{Path: c.f.path, Language: lang}))
		return
	}
	if i.Beside {
		a.Text = withTitle(a.Text, a.Title)
	}
	doubt := c.date(&a, i.Line)
	c.out = append(c.out, c.giver.give(c.f.path, i.Line, a, doubt))
}

// leastEnglish is the number of letters in English paragraphs for which a mixed
// page is read: two or three sentences.
const leastEnglish = 200

// english sets the language of an article and leaves the paragraphs in other ones
// out of it. Where it is not English at all, it returns its language. What a text
// is in counts for more than what it is said to be in.
func (c *converter) english(a *document.Article) (foreign string, ok bool) {
	code, name := language.Detect(a.Text)
	if code == "" {
		code, name = a.Language, language.Name(a.Language)
	}
	if c.giver.o.AnyLanguage {
		a.Language = code
		return "", true
	}
	p := language.Paragraphs(a.Text)
	switch {
	case p.Left == 0 && (code == "" || code == language.English):
		a.Language = code
		return "", true
	case p.Left > 0 && (p.Kept >= leastEnglish || p.Kept > p.Left):
		a.Text, a.Language = p.English, language.English
		return "", true
	case p.Left > 0:
		return p.Foreign, false
	}
	return name, false
}

// date completes the date of an article whose record or page gives none: from the
// text, else from the address, else from Options. It returns a doubt where the
// text gives a date that is none.
func (c *converter) date(a *document.Article, line int) *Problem {
	if a.Date != "" {
		return nil
	}
	if date, ok := temporal.ArticleDate(a.Text); ok {
		a.Date, a.DateFrom = date, item.FromText
		return nil
	}
	wrong, n, isWrong := wrongDate(a.Text)
	a.Date, a.DateFrom = c.giver.o.Date, ""
	if date := item.AddressDate(a.URL); date != "" {
		a.Date, a.DateFrom = date, item.FromAddress
	}
	if !isWrong {
		return nil
	}
	kept := "without a date"
	if a.Date != "" {
		kept = "with the date " + a.Date
	}
	if line == 0 {
		line = n // of a text file; a record is a line itself
	}
	return &Problem{Path: c.f.path, Line: line, Reason: fmt.Sprintf("no date: %q; kept %s", wrong, kept), Remedy: "write it like 2022-01-23"}
}
