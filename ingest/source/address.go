package source

import (
	"bytes"
	"context"
	"errors"
	"path"
	"strings"
	"unicode/utf8"

	"newsgraph/ingest/source/feed"
	"newsgraph/ingest/source/fetch"
	"newsgraph/ingest/source/item"
	"newsgraph/ingest/source/page"
)

// IsAddress tells whether a path is an address on the web.
func IsAddress(p string) bool {
	p = strings.ToLower(p)
	return strings.HasPrefix(p, "http://") || strings.HasPrefix(p, "https://")
}

// fetching is the number of addresses that are fetched at once; to one host they
// go one by one.
const fetching = 8

// pageWeight is what an address counts for in the queue before its page is there.
const pageWeight = 256 << 10

// address fetches what lies at an address and reads it like a file.
func (r *reader) address(address string) error {
	if !r.wanted(address) {
		return nil
	}
	return r.queue.fetch(pageWeight, r.read, func() []delivery {
		got, err := r.web().Get(r.ctx, address)
		if err != nil {
			return r.unfetched(address, err)
		}
		return r.nested(input{
			path: address, name: item.AddressName(address), named: true, address: got.Address, contentType: got.ContentType,
			in: newBuffer(bytes.NewReader(got.Body)), size: int64(len(got.Body)), at: bytes.NewReader(got.Body), followed: true,
		})
	})
}

// web is the client for addresses.
func (r *reader) web() *fetch.Client {
	if r.o.Web != nil {
		return r.o.Web
	}
	r.once.Do(func() { r.client = fetch.New(fetch.Options{}) })
	return r.client
}

// unfetched reports why an address could not be fetched.
func (r *reader) unfetched(address string, err error) []delivery {
	if r.ctx.Err() != nil {
		return nil
	}
	return []delivery{r.giver.problem(fetchProblem(address, err))}
}

func fetchProblem(address string, err error) *Problem {
	p := &Problem{Path: address, Reason: err.Error(), Remedy: "check the address and the network", Err: err}
	var fe *fetch.Error
	if errors.As(err, &fe) {
		p.Reason, p.Remedy = fe.Reason, fe.Remedy
		if fe.Address != address {
			p.Reason += " (" + fe.Address + ")"
		}
	}
	return p
}

// nested reads a piece of input on the goroutine of a worker and returns what is to
// be delivered.
func (r *reader) nested(f input) []delivery {
	ctx, cancel := context.WithCancel(r.ctx)
	defer cancel()
	inner := &reader{ctx: ctx, o: r.o, queue: newQueue(ctx, 1), giver: r.giver, client: r.web(), only: r.only}
	go func() {
		defer close(inner.queue.jobs)
		_ = inner.file(f) // its error is that of the context
	}()
	var all []delivery
	for j := range inner.queue.jobs {
		select {
		case d := <-j.done:
			all = append(all, d...)
			inner.queue.room.Release(j.weight)
		case <-ctx.Done():
			return nil
		}
	}
	return all
}

// wholeText is the number of code points from which the text of an entry is the
// article itself: summaries have a paragraph or two.
const wholeText = 1000

// entries gives the articles of a feed that was fetched: those of which it holds a
// summary only are fetched, too.
func (c *converter) entries(r *reader, all []feed.Entry) {
	for _, e := range all {
		switch {
		case r.ctx.Err() != nil:
			return
		case r.o.Known != nil && r.o.Known(e.Link):
			c.out = append(c.out, c.giver.passed(Passed{Path: c.f.path, Kind: "entry that is known"}))
		case !IsAddress(e.Link) || utf8.RuneCountInString(e.Text) >= wholeText:
			c.record(e.Item)
		default:
			c.linked(r, e)
		}
	}
}

// linked gives the article that an entry leads to, else what the feed says of it.
func (c *converter) linked(r *reader, e feed.Entry) {
	i, err := c.page(r, e)
	if err == nil {
		c.record(i)
		return
	}
	switch {
	case r.ctx.Err() != nil:
	case strings.TrimSpace(e.Text) == "":
		c.out = append(c.out, c.giver.problem(fetchProblem(e.Link, err)))
	default:
		c.out = append(c.out, c.giver.doubt(doubtful(e.Link, err)))
		c.record(e.Item)
	}
}

func doubtful(link string, err error) *Problem {
	p := fetchProblem(link, err)
	p.Reason += "; kept the summary of the feed"
	return p
}

// page reads the page of an entry. What the feed says of its date counts first.
func (c *converter) page(r *reader, e feed.Entry) (item.Item, error) {
	got, err := r.web().Get(r.ctx, e.Link)
	if err != nil {
		return item.Item{}, err
	}
	h := newHead(got.Body[:min(len(got.Body), headSize)], path.Base(got.Address))
	if !isPage(&h) {
		return item.Item{}, errors.New("no web page")
	}
	i, encoding, err := page.Read(got.Body, got.Address, got.ContentType)
	if err != nil {
		return item.Item{}, err
	}
	c.encoded(encoding)
	i.ID = e.ID
	if e.Date != "" {
		i.Date, i.DateFrom = e.Date, e.DateFrom
	}
	if i.Title == "" {
		i.Title, i.Text = e.Title, page.WithTitle(i.Text, e.Title)
	}
	return i, nil
}
