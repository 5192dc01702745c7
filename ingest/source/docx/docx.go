// Package docx reads articles from Word documents (Office Open XML): their running
// text with headings, lists and the cells of tables; no headers, notes, comments
// or deleted text.
package docx

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"newsgraph/ingest/source/item"
)

// Main is the file of the archive that holds the text.
const Main = "word/document.xml"

// ErrNoText says that a document holds no text.
var ErrNoText = errors.New("no text in this document")

// Read returns the article of a document whose text may have limit bytes of XML.
// Its title is the paragraph in the style Title, if there is one.
func Read(z *zip.Reader, limit int) (item.Item, error) {
	f, err := z.Open(Main)
	if err != nil {
		return item.Item{}, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, int64(limit)+1))
	switch {
	case err != nil:
		return item.Item{}, err
	case len(b) > limit:
		return item.Item{}, fmt.Errorf("its text is longer than %s", item.Size(limit))
	}
	w := &walker{d: xml.NewDecoder(strings.NewReader(string(b)))}
	if err := w.walk(); err != nil {
		return item.Item{}, err
	}
	if len(w.paragraphs) == 0 {
		return item.Item{}, ErrNoText
	}
	return item.Item{Title: w.title, Text: strings.Join(w.paragraphs, "\n\n")}, nil
}

// walker goes through the XML token by token: no element is nested in memory.
type walker struct {
	d          *xml.Decoder
	paragraphs []string
	open       strings.Builder
	title      string
	// style is that of the open paragraph; silent counts the open elements whose
	// text is not read; text tells that characters are.
	style  string
	silent int
	text   bool
}

// quiet are the elements whose text is not part of the document: what was deleted
// or moved away, what fields are made of, and the second telling of drawings.
var quiet = map[string]bool{"del": true, "moveFrom": true, "instrText": true, "Fallback": true}

func (w *walker) walk() error {
	for {
		t, err := w.d.Token()
		if errors.Is(err, io.EOF) {
			w.flush()
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			w.start(t)
		case xml.EndElement:
			w.end(t.Name.Local)
		case xml.CharData:
			if w.text && w.silent == 0 {
				w.open.Write(t)
			}
		}
	}
}

func (w *walker) start(t xml.StartElement) {
	switch name := t.Name.Local; {
	case quiet[name]:
		w.silent++
	case name == "t":
		w.text = true
	case name == "p":
		w.flush()
	case name == "tab" || name == "br" || name == "cr":
		w.open.WriteByte(' ')
	case name == "noBreakHyphen":
		w.open.WriteByte('-')
	case name == "pStyle":
		for _, a := range t.Attr {
			if a.Name.Local == "val" {
				w.style = a.Value
			}
		}
	}
}

func (w *walker) end(name string) {
	switch {
	case quiet[name]:
		w.silent--
	case name == "t":
		w.text = false
	case name == "p":
		w.flush()
	}
}

// flush ends the open paragraph.
func (w *walker) flush() {
	p := strings.Join(strings.Fields(w.open.String()), " ")
	if p != "" {
		if w.title == "" && strings.EqualFold(w.style, "Title") {
			w.title = p
		}
		w.paragraphs = append(w.paragraphs, p)
	}
	w.open.Reset()
	w.style = ""
}
