package page

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// silent are the elements whose content is not read.
var silent = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Head: true, atom.Title: true,
	atom.Iframe: true, atom.Object: true, atom.Svg: true, atom.Textarea: true, atom.Select: true, atom.Button: true,
}

// inline are the elements within a paragraph; all others begin and end one.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Cite: true, atom.Code: true,
	atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Ins: true,
	atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Q: true, atom.S: true, atom.Samp: true, atom.Small: true,
	atom.Span: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.U: true, atom.Var: true,
	atom.Wbr: true, atom.Img: true, atom.Big: true, atom.Tt: true, atom.Strike: true, atom.Acronym: true,
}

// Text is the text below a node: paragraphs with a blank line between them,
// white space within them folded.
func Text(n *html.Node) string {
	var w writer
	if n != nil {
		w.node(n)
	}
	w.flush()
	return strings.Join(w.paragraphs, "\n\n")
}

// writer collects paragraphs. The tree of a parsed page is at most some hundred
// elements deep, a limit of package html.
type writer struct {
	paragraphs []string
	open       strings.Builder
}

func (w *writer) flush() {
	if p := oneLine(w.open.String()); p != "" {
		w.paragraphs = append(w.paragraphs, p)
	}
	w.open.Reset()
}

func (w *writer) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.open.WriteString(n.Data)
		return
	case html.ElementNode:
		if silent[n.DataAtom] {
			return
		}
	}
	block := n.Type == html.ElementNode && !inline[n.DataAtom]
	if block {
		w.flush()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
	if block {
		w.flush()
	}
}

// markup is an element that texts in records are marked up with.
var markup = regexp.MustCompile(`(?i)</?(?:p|br|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|blockquote|figure|img|article|section)(?:\s[^<>]*)?/?>`)

// entity is a character that markup writes as a name or number.
var entity = regexp.MustCompile(`&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});`)

// Marked tells whether a text in a record is a piece of a web page.
func Marked(text string) bool { return markup.MatchString(text) }

// Fragment is the text of a piece of a web page, as feeds and records hold it; a
// text without markup comes back as it is, but for named characters.
func Fragment(text string) string {
	if !Marked(text) {
		if entity.MatchString(text) {
			return html.UnescapeString(text)
		}
		return text
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return text
	}
	return Text(doc)
}
