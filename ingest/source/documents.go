package source

import (
	"archive/zip"
	"fmt"
	"net/http"
	"strings"

	"newsgraph/ingest/source/docx"
	"newsgraph/ingest/source/item"
	"newsgraph/ingest/source/mail"
	"newsgraph/ingest/source/pdf"
	"newsgraph/ingest/source/warc"
)

// larger is how many times MaxBytes a file may have that holds pictures, fonts and
// attachments beside its text.
const larger = 16

func (r *reader) pdf(f input) error {
	return r.whole(f, larger, func(b []byte, c *converter) {
		i, lost, err := pdf.Read(b)
		for _, page := range lost {
			c.problem(&Problem{Reason: "part of a PDF file: " + page, Remedy: "convert it to text, for example with pdftotext"})
		}
		if err != nil {
			c.problem(&Problem{Reason: "PDF file: " + err.Error(), Remedy: "convert it to text, for example with pdftotext or a program that reads pictures", Err: err})
			return
		}
		if i.Title == "" {
			i.Title = titleOf(i.Text)
		}
		c.only(i)
	})
}

// packages are the files by which zip archives are known that are one document.
var packages = []struct{ name, kind string }{
	{docx.Main, "Word"},
	{"xl/workbook.xml", "Excel workbook (save it as .csv)"},
	{"ppt/presentation.xml", "PowerPoint presentation (save it as .docx or .txt)"},
	{"META-INF/container.xml", "EPUB book (unpack it first)"},
	{"META-INF/MANIFEST.MF", "Java archive"},
	{"content.xml", "OpenDocument file (save it as .docx or .txt)"},
}

// office names the kind of document that an archive is, or "".
func office(z *zip.Reader) string {
	for _, m := range z.File {
		for _, p := range packages {
			if m.Name == p.name {
				return p.kind
			}
		}
	}
	return ""
}

// office reads a document that is an archive. Its text is unpacked here: the file
// may be gone when a worker is free.
func (r *reader) office(f input, z *zip.Reader, kind string) error {
	if kind != "Word" {
		return r.pass(f, kind)
	}
	i, err := docx.Read(z, larger*r.o.maxBytes())
	if err == nil && len(i.Text) > r.o.maxBytes() {
		err = fmt.Errorf("its text is longer than %s", item.Size(r.o.maxBytes()))
	}
	return r.convert(len(i.Text), func() []delivery {
		c := &converter{giver: &r.giver, f: f}
		if err != nil {
			c.problem(&Problem{Reason: "Word document: " + err.Error(), Remedy: "save it anew, or as plain text", Err: err})
			return c.out
		}
		if i.Title == "" {
			i.Title = titleOf(i.Text)
		}
		c.only(i)
		return c.out
	})
}

// mail reads a message, or the messages of a mailbox.
func (r *reader) mail(f input) error {
	head, _ := f.in.Peek(headSize)
	limit := larger * r.o.maxBytes()
	if h := newHead(head, f.name); !mail.IsBox(h.text) {
		return r.whole(f, larger, func(b []byte, c *converter) { c.message(b, 0) })
	}
	err := mail.Box(f.in, limit, func(line int, b []byte) error {
		if b == nil {
			return r.skip(&Problem{Path: f.path, Line: line, Reason: "message longer than " + item.Size(limit), Remedy: "take its attachments out"})
		}
		return r.convert(len(b), func() []delivery {
			return r.guarded(f, func(c *converter) { c.message(b, line) })
		})
	})
	if err != nil && r.ctx.Err() == nil {
		return r.failed(f, 0, err)
	}
	return err
}

// message gives the article of a message, which begins at a line of a mailbox, or
// at 0 where it is the whole file.
func (c *converter) message(b []byte, line int) {
	i, err := mail.Read(b)
	switch {
	case err != nil:
		c.problem(&Problem{Line: line, Reason: "e-mail: " + err.Error(), Remedy: "save its text", Err: err})
	case line == 0:
		c.only(i)
	default:
		i.Line = line
		c.record(i)
	}
}

// pages are parts of the content types that are read from web archives: what
// else lies there is what pages are made of.
var pages = []string{"html", "xml", "pdf", "text/plain", "wordprocessingml", "rfc822"}

// warc reads the pages of a web archive as they come.
func (r *reader) warc(f input) error {
	found := 0
	err := warc.Read(f.in, func(rec warc.Record) error {
		found++
		in := input{
			path: f.path + "!" + printable(rec.URL), name: item.AddressName(rec.URL), address: rec.URL,
			contentType: rec.ContentType, depth: f.depth + 1, in: newBuffer(rec.Body), size: -1,
		}
		kind, _, _ := strings.Cut(rec.ContentType, ";")
		kind = strings.ToLower(strings.TrimSpace(kind))
		switch {
		case !r.wanted(in.path):
			return nil
		case rec.Status != http.StatusOK:
			return r.pass(in, fmt.Sprintf("answer with status %d", rec.Status))
		case item.Host(rec.URL) == "" || strings.HasSuffix(rec.URL, "/robots.txt"):
			return r.pass(in, "file about the archive")
		case kind != "" && !contains(kind, pages):
			return r.pass(in, printable(kind))
		case in.depth > maxDepth:
			return r.skip(&Problem{Path: in.path, Reason: fmt.Sprintf("more than %d archives within one another", maxDepth), Remedy: "unpack it first"})
		}
		return r.file(in)
	})
	if err != nil && r.ctx.Err() == nil {
		return r.broken(f, "WARC", err)
	}
	if err == nil && found == 0 {
		return r.hollow(f)
	}
	return err
}

// contains tells whether s has one of the parts.
func contains(s string, parts []string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}
