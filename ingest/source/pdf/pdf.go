package pdf

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"newsgraph/ingest/source/item"
)

// The reasons for which a file gives no article.
var (
	ErrNoText    = errors.New("no text in this file: its pages may be pictures")
	ErrEncrypted = errors.New("protected by a password")
)

// pageTime is what one page may take: ordinary ones take some milliseconds, dense
// tables a second on a slow machine.
const pageTime = 20 * time.Second

// waitTime is how long a free sandbox is waited for.
const waitTime = 10 * time.Minute

// maxPages bounds a file: longer ones are books.
const maxPages = 2000

// Read returns the article of a file; lost says which pages could not be read.
func Read(b []byte) (i item.Item, lost []string, err error) {
	pool, err := engine()
	if err != nil {
		return i, nil, err
	}
	box, err := pool.GetInstance(waitTime)
	if err != nil {
		return i, nil, err
	}
	f := &file{box: box}
	defer f.close()
	if err := f.open(b); err != nil {
		return i, nil, err
	}
	pages, lost := f.pages()
	text := paragraphs(pages)
	if len(text) == 0 {
		return i, lost, ErrNoText
	}
	i.Text = strings.Join(text, "\n\n")
	i.Title = f.title(text)
	return i, lost, nil
}

// file is an open file in its sandbox.
type file struct {
	box      pdfium.Pdfium
	document references.FPDF_DOCUMENT
	n        int
	// dead tells that the sandbox was thrown away.
	dead bool
}

func (f *file) close() {
	if !f.dead {
		_ = f.box.Close() // nothing can be done about a sandbox that does not close
	}
}

// within runs work in the sandbox, and throws that away when it takes too long.
func (f *file) within(work func() error) error {
	done := make(chan error, 1)
	go func() {
		defer func() {
			if p := recover(); p != nil {
				done <- fmt.Errorf("broken: %v", p)
			}
		}()
		done <- work()
	}()
	wait := time.NewTimer(pageTime)
	defer wait.Stop()
	select {
	case err := <-done:
		return err
	case <-wait.C:
		f.dead = true
		_ = f.box.Kill() // it ends what still runs
		return fmt.Errorf("not read within %v", pageTime)
	}
}

func (f *file) open(b []byte) error {
	return f.within(func() error {
		doc, err := f.box.OpenDocument(&requests.OpenDocument{File: &b})
		switch {
		case errors.Is(err, pdferrors.ErrPassword):
			return ErrEncrypted
		case err != nil:
			return fmt.Errorf("broken: %w", err)
		}
		f.document = doc.Document
		count, err := f.box.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: f.document})
		switch {
		case err != nil:
			return fmt.Errorf("broken: %w", err)
		case count.PageCount > maxPages:
			return fmt.Errorf("%d pages, more than %d", count.PageCount, maxPages)
		}
		f.n = count.PageCount
		return nil
	})
}

// pages reads the lines of all pages. After one that takes too long, none is read.
func (f *file) pages() (all [][]line, lost []string) {
	for k := range f.n {
		var found []line
		err := f.within(func() error {
			page := requests.Page{ByIndex: &requests.PageByIndex{Document: f.document, Index: k}}
			text, err := f.box.GetPageTextStructured(&requests.GetPageTextStructured{
				Page: page, Mode: requests.GetPageTextStructuredModeChars, CollectFontInformation: true,
			})
			if err == nil {
				found = lines(text.Chars)
			}
			return err
		})
		switch {
		case f.dead && k+1 < f.n:
			return all, append(lost, fmt.Sprintf("page %d: %v; the pages after it neither", k+1, err))
		case err != nil:
			lost = append(lost, fmt.Sprintf("page %d: %v", k+1, err))
		}
		all = append(all, found)
	}
	return all, lost
}

// title is that of the file's own record, where it is the beginning of the text:
// others are names of templates and files.
func (f *file) title(text []string) string {
	if f.dead {
		return ""
	}
	title := ""
	err := f.within(func() error {
		meta, err := f.box.GetMetaData(&requests.GetMetaData{Document: f.document, Tags: &[]string{"Title"}})
		if err == nil && len(meta.Tags) > 0 {
			title = strings.Join(strings.Fields(meta.Tags[0].Value), " ")
		}
		return err
	})
	if err != nil || title == "" || !strings.HasPrefix(strings.Join(text, " "), title) {
		return ""
	}
	return title
}
