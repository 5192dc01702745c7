// Package markdown reads articles in Markdown: the text without its marks, and a
// block of fields at the head ("---", as static sites have it) for title, date,
// address and outlet.
package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"

	"newsgraph/ingest/source/item"
	"newsgraph/ingest/source/page"
)

// Read returns the article of a text in Markdown. Its title is that of the fields,
// else the first heading; the heading stays in the text.
func Read(text string) item.Item {
	fields, body := frontMatter(text)
	var out bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.Strikethrough, extension.Table))
	if err := md.Convert([]byte(body), &out); err != nil {
		out.Reset()
		out.WriteString(html.EscapeString(body))
	}
	i := item.Item{Title: fields["title"], URL: fields["url"], Publisher: fields["publisher"], Language: fields["language"]}
	doc, err := html.Parse(&out)
	if err != nil {
		i.Text = body
		return i
	}
	i.Text = page.Text(doc)
	if i.Title == "" {
		i.Title = heading(doc)
	}
	if date, ok := item.Date(fields["date"]); ok && date != "" {
		i.Date, i.DateFrom = date, item.FromRecord
	}
	i.Text = page.WithTitle(i.Text, i.Title)
	return i
}

// heading is the text of the first heading, if nothing stands before it.
func heading(doc *html.Node) string {
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data != "html" && n.Data != "head" && n.Data != "body" {
			if n.Data == "h1" || n.Data == "h2" {
				return page.Text(n)
			}
			return ""
		}
	}
	return ""
}

// other are the names of the fields of articles that sites use besides our own.
var other = map[string]string{
	"headline": "title", "published": "date", "pubdate": "date", "publishdate": "date", "link": "url", "canonicalurl": "url",
	"canonical_url": "url", "permalink": "url", "source": "publisher", "site": "publisher", "lang": "language",
}

// frontMatter takes the block of fields off the head of a text. Of its language,
// YAML, it knows lines of a name and a value.
func frontMatter(text string) (fields map[string]string, body string) {
	fields = map[string]string{}
	normal := strings.ReplaceAll(strings.TrimLeft(text, "\ufeff \t\r\n"), "\r\n", "\n")
	rest, ok := strings.CutPrefix(normal, "---\n")
	if !ok {
		return fields, text
	}
	block, body, ok := strings.Cut(rest, "\n---\n")
	if !ok {
		return fields, text
	}
	for line := range strings.SplitSeq(block, "\n") {
		name, value, ok := strings.Cut(line, ":")
		name = strings.ToLower(strings.TrimSpace(name))
		if o := other[name]; o != "" {
			name = o
		}
		value = strings.Trim(strings.TrimSpace(value), `"'`)
		if ok && fields[name] == "" && !strings.HasPrefix(line, " ") {
			fields[name] = value
		}
	}
	return fields, body
}
