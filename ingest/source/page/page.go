package page

import (
	"errors"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"newsgraph/ingest/source/decode"
	"newsgraph/ingest/source/item"
)

// ErrNoText says that a page has no main text: it is a list of links, a form, or
// is filled by scripts.
var ErrNoText = errors.New("no article on this page")

// shortText is the number of code points below which the main text that was found
// is doubtful, so that the slower algorithms are asked, too (trafilatura's own
// bound for an article's text is 250).
const shortText = 250

// Read returns the article of a page. address is where the page comes from and
// contentType its declared type, both empty where unknown; encoding names what
// the page was encoded in.
func Read(b []byte, address, contentType string) (a item.Item, encoding string, err error) {
	text, encoding, err := decoded(b, contentType)
	if err != nil {
		return a, "", err
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return a, encoding, err
	}
	found, err := extract(doc, address)
	if err != nil {
		return a, encoding, err
	}
	body := Text(found.ContentNode)
	if strings.TrimSpace(body) == "" {
		return a, encoding, ErrNoText
	}
	return article(doc, found.Metadata, body, address), encoding, nil
}

// decoded turns the page into UTF-8: by its mark, the type it came with and its
// own declaration, else by its bytes. A declaration that the bytes contradict
// does not count.
func decoded(b []byte, contentType string) (text, name string, err error) {
	enc, declared, certain := charset.DetermineEncoding(b[:min(len(b), 1024)], contentType)
	if certain && declared != decode.UTF8 && !utf8.Valid(b) {
		return decode.As(b, declared, enc)
	}
	return decode.Bytes(b)
}

// extract finds the main text, with all algorithms where the quick one finds
// little.
func extract(doc *html.Node, address string) (*trafilatura.ExtractResult, error) {
	o := trafilatura.Options{ExcludeComments: true, ExcludeTables: true, HtmlDateMode: trafilatura.Disabled}
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		o.OriginalURL = u
	}
	found, err := trafilatura.ExtractDocument(doc, o)
	if err == nil && utf8.RuneCountInString(found.ContentText) >= shortText {
		return found, nil
	}
	o.EnableFallback = true
	better, err2 := trafilatura.ExtractDocument(doc, o)
	switch {
	case err2 == nil && (err != nil || len(better.ContentText) > len(found.ContentText)):
		return better, nil
	case err != nil:
		return nil, ErrNoText
	}
	return found, nil
}

func article(doc *html.Node, m trafilatura.Metadata, body, address string) item.Item {
	a := item.Item{
		Title: oneLine(m.Title), URL: address, Language: m.Language,
		Publisher: oneLine(m.Sitename), Text: body,
	}
	if item.Host(m.URL) != "" {
		a.URL = m.URL
	}
	if a.Publisher == "" {
		a.Publisher = item.Host(a.URL)
	}
	if date := published(doc, a.URL); date != "" {
		a.Date, a.DateFrom = date, item.FromPage
	}
	a.Text = WithTitle(body, a.Title)
	return a
}

// The days between which a page can have been published. They are fixed, so that
// a page has the same date whenever it is read.
var (
	firstDay = time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC)
	lastDay  = time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)
)

// published is the day on which the page says that it was published, or "". What
// its address alone tells is left to others.
func published(doc *html.Node, address string) string {
	found, err := htmldate.FromDocument(doc, htmldate.Options{
		UseOriginalDate: true, SkipExtensiveSearch: true, DeferUrlExtractor: true,
		URL: address, MinDate: firstDay, MaxDate: lastDay,
	})
	if err != nil || found.IsZero() || address != "" && found.SrcString == address {
		return ""
	}
	return found.DateTime.Format(time.DateOnly)
}

// WithTitle puts the title before a text that does not begin with it.
func WithTitle(text, title string) string {
	if title == "" || strings.HasPrefix(text, title) {
		return text
	}
	return title + "\n\n" + text
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
