// Package feed reads the entries of RSS, Atom and JSON feeds.
package feed

import (
	"bytes"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"newsgraph/ingest/source/item"
	"newsgraph/ingest/source/page"
)

// Entry is an entry of a feed. Its text is the longest that the feed gives: the
// whole article, or a summary only.
type Entry struct {
	item.Item
	// Link is the address of the whole article, or empty.
	Link string
}

// Read returns the entries of a feed, in its order. The text of an entry that has not even
// a title is empty.
func Read(b []byte) ([]Entry, error) {
	f, err := gofeed.NewParser().Parse(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	var out []Entry
	for _, i := range f.Items {
		if i != nil {
			out = append(out, entry(f, i))
		}
	}
	return out, nil
}

func entry(f *gofeed.Feed, i *gofeed.Item) Entry {
	title := strings.Join(strings.Fields(page.Fragment(i.Title)), " ")
	body, summary := strings.TrimSpace(page.Fragment(i.Content)), strings.TrimSpace(page.Fragment(i.Description))
	if len(summary) > len(body) {
		body = summary
	}
	e := Entry{Link: i.Link, Item: item.Item{
		ID: name(i), Title: title, URL: i.Link, Publisher: publisher(f, i), Language: f.Language,
		Text: page.WithTitle(body, title),
	}}
	if e.Date = date(i); e.Date != "" {
		e.DateFrom = item.FromRecord
	}
	return e
}

// name is the entry's address without its scheme, else its identifier.
func name(i *gofeed.Item) string {
	if i.Link != "" {
		return item.AddressName(i.Link)
	}
	return item.AddressName(i.GUID)
}

// publisher is the source that an aggregator names, else the feed's title.
func publisher(f *gofeed.Feed, i *gofeed.Item) string {
	if d := i.DublinCoreExt; d != nil && len(d.Publisher) > 0 {
		return d.Publisher[0]
	}
	return strings.Join(strings.Fields(f.Title), " ")
}

// date is the day of publication, else of the last change, as it is written, in
// whatever time zone.
func date(i *gofeed.Item) string {
	for _, d := range []struct {
		written string
		parsed  *time.Time
	}{{i.Published, i.PublishedParsed}, {i.Updated, i.UpdatedParsed}} {
		if s, ok := item.Date(d.written); ok && s != "" {
			return s
		}
		if d.parsed != nil {
			return d.parsed.Format(time.DateOnly)
		}
	}
	return ""
}
