package source

import (
	"bufio"
	"errors"
	"fmt"

	"newsgraph/ingest/source/decode"
	"newsgraph/ingest/source/feed"
	"newsgraph/ingest/source/item"
	"newsgraph/ingest/source/markdown"
	"newsgraph/ingest/source/page"
	"newsgraph/ingest/source/table"
)

// text reads one article as it stands.
func (r *reader) text(f input) error {
	return r.whole(f, 1, func(b []byte, c *converter) {
		if text, ok := c.text(b); ok {
			c.only(item.Item{Title: titleOf(text), Text: text})
		}
	})
}

func (r *reader) markdown(f input) error {
	return r.whole(f, 1, func(b []byte, c *converter) {
		text, ok := c.text(b)
		if !ok {
			return
		}
		i := markdown.Read(text)
		if i.Title == "" {
			i.Title = titleOf(i.Text)
		}
		if i.Text == "" {
			c.problem(&Problem{Reason: "empty", Remedy: "remove it, or put the text in"})
			return
		}
		c.only(i)
	})
}

func (r *reader) page(f input) error {
	return r.whole(f, 1, func(b []byte, c *converter) {
		i, encoding, err := page.Read(b, f.address, f.contentType)
		if err != nil {
			c.problem(&Problem{Reason: "web page without a text: " + err.Error(), Remedy: "save the article itself, or extract its text", Err: err})
			return
		}
		c.encoded(encoding)
		c.only(i)
	})
}

func (r *reader) feed(f input) error {
	return r.whole(f, 4, func(b []byte, c *converter) {
		entries, err := feed.Read(b)
		if err != nil {
			c.problem(&Problem{Reason: "broken feed: " + err.Error(), Remedy: "get it anew, or check it", Err: err})
			return
		}
		if f.followed {
			c.entries(r, entries)
			return
		}
		if len(entries) == 0 {
			c.problem(&Problem{Reason: "feed without entries", Remedy: "nothing to do, unless it should have some"})
		}
		for _, e := range entries {
			c.record(e.Item)
		}
	})
}

// lines reads one article from every line that is a JSON object. A line that
// cannot be used is skipped with its number; reading goes on after it.
func (r *reader) lines(f input) error {
	in, ok, err := r.utf8(&f)
	if !ok {
		return err
	}
	limit := r.o.maxBytes()
	blank := true
	n, err := table.Lines(r.ctx, in, limit, func(n int, line []byte) error {
		blank = false
		if line == nil {
			return r.skip(&Problem{Path: f.path, Line: n, Reason: "line longer than " + item.Size(limit), Remedy: "write one article a line, split it, or raise --max-article"})
		}
		return r.convert(len(line), func() []delivery {
			return r.guarded(f, func(c *converter) { c.line(n, line, r.o.Map) })
		})
	})
	switch {
	case r.ctx.Err() != nil:
		return r.ctx.Err()
	case err != nil:
		return r.failed(f, n, err)
	case blank:
		return r.skip(&Problem{Path: f.path, Reason: "empty", Remedy: "remove it, or put articles in"})
	}
	return nil
}

func (c *converter) line(n int, line []byte, m table.Map) {
	line, name := decode.Line(line)
	c.encoded(name)
	i, prob := table.Object(line, m)
	if prob != nil {
		prob.Line = n
		c.problem(prob)
		return
	}
	i.Line = n
	c.record(i)
}

// json reads an object, or a list of them.
func (r *reader) json(f input) error {
	in, ok, err := r.utf8(&f)
	if !ok {
		return err
	}
	return r.records(f, in, "JSON", func(in *bufio.Reader, each recordFunc) error {
		return table.Document(in, r.o.Map, r.o.maxBytes(), each)
	})
}

func (r *reader) table(f input) error {
	in, ok, err := r.utf8(&f)
	if !ok {
		return err
	}
	return r.records(f, in, "table", func(in *bufio.Reader, each recordFunc) error {
		return table.Rows(in, r.o.Map, r.o.maxBytes(), each)
	})
}

// recordFunc gets a record, or what is wrong with one.
type recordFunc func(item.Item, *item.Problem) error

// pending is the number of problems with the first records that are kept back
// until a good one shows that the file holds articles at all.
const pending = 100

// records hands on the records that read finds. A file of a folder without a
// single article is passed over rather than reported record by record.
func (r *reader) records(f input, in *bufio.Reader, kind string, read func(*bufio.Reader, recordFunc) error) error {
	var bad []*Problem
	good := false
	err := read(in, func(i item.Item, prob *item.Problem) error {
		if prob != nil {
			prob.Path = f.path
			if good || len(bad) >= pending {
				return r.skip(prob)
			}
			bad = append(bad, prob)
			return nil
		}
		for _, p := range bad {
			if err := r.skip(p); err != nil {
				return err
			}
		}
		bad, good = nil, true
		return r.convert(len(i.Text), func() []delivery {
			c := &converter{giver: &r.giver, f: f}
			c.record(i)
			return c.out
		})
	})
	if r.ctx.Err() != nil {
		return r.ctx.Err()
	}
	var broken *item.Problem
	if errors.As(err, &broken) {
		broken.Path = f.path
		bad = append(bad, broken)
	}
	switch {
	case good:
	case len(bad) == 0 && err == nil:
		return r.skip(&Problem{Path: f.path, Reason: kind + " without records", Remedy: "nothing to do, unless it should have some"})
	case !f.named:
		return r.pass(f, fmt.Sprintf("%s without a text that is known (--map names its field)", kind))
	}
	for _, p := range bad {
		if err := r.skip(p); err != nil {
			return err
		}
	}
	return nil
}
