package table

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"newsgraph/ingest/source/item"
)

// lists are the names under which news services answer with lists of articles.
var lists = map[string]bool{
	"articles": true, "items": true, "results": true, "data": true, "documents": true, "docs": true, "hits": true,
	"stories": true, "news": true, "records": true, "posts": true, "entries": true, "response": true, "collection": true,
}

// Document hands on the articles of a JSON text: objects that are one, lists of
// objects, or objects that hold such a list under a usual name, also within
// objects of such names. Lists are read element by element; one element may have
// limit bytes. It stops with the error of each, or a *item.Problem where the text
// is broken or holds no article.
func Document(in io.Reader, m Map, limit int, each func(item.Item, *item.Problem) error) error {
	b := &budget{in, 16 * limit}
	d := &documentReader{d: json.NewDecoder(b), b: b, m: m, limit: limit, each: each}
	for {
		b.left = 16 * limit
		own, _, err := d.value()
		if err == nil && own != nil {
			err = d.record(own)
		}
		switch {
		case errors.Is(err, io.EOF) && d.n == 0:
			return &item.Problem{Reason: "no article in this JSON", Remedy: "name the field of its text with --map text=FIELD"}
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, errEach):
			return d.stop
		case errors.Is(err, errLong):
			return &item.Problem{Reason: fmt.Sprintf("record %d is longer than %s", d.n+1, item.Size(limit)), Remedy: "split it, or raise --max-article", Err: err}
		case err != nil:
			return &item.Problem{Reason: fmt.Sprintf("invalid JSON after %d records: %s", d.n, jsonReason(err)), Remedy: "check that the file is whole", Err: err}
		}
	}
}

// errEach says that the function that gets the records wants no more.
var errEach = errors.New("stopped")

type documentReader struct {
	d     *json.Decoder
	b     *budget
	m     Map
	limit int
	n     int
	each  func(item.Item, *item.Problem) error
	stop  error
}

// value reads a value. It hands on the objects of a list; an object in which no
// list was found comes back as a whole.
func (d *documentReader) value() (own json.RawMessage, found bool, err error) {
	t, err := d.d.Token()
	if err != nil {
		return nil, false, err
	}
	switch t {
	case json.Delim('['):
		found, err = d.list()
		return nil, found, err
	case json.Delim('{'):
		return d.object()
	}
	return nil, false, nil // a value of another type holds nothing
}

// list reads the elements of a list up to its end; found tells whether there was
// an object among them.
func (d *documentReader) list() (found bool, err error) {
	for d.d.More() {
		d.b.left = d.limit + readAhead
		var raw json.RawMessage
		if err := d.d.Decode(&raw); err != nil {
			return found, err
		}
		if raw[0] != '{' {
			continue
		}
		found = true
		if err := d.record(raw); err != nil {
			return found, err
		}
	}
	d.b.left = 16 * d.limit
	_, err = d.d.Token()
	return found, err
}

// record hands on an object as an article, or what is wrong with it.
func (d *documentReader) record(raw json.RawMessage) error {
	d.n++
	a, prob := Object(raw, d.m)
	if prob != nil {
		prob.Reason = fmt.Sprintf("%s (record %d)", prob.Reason, d.n)
	}
	if d.stop = d.each(a, prob); d.stop != nil {
		return errEach
	}
	return nil
}

// object reads the fields of an object up to its end.
func (d *documentReader) object() (own json.RawMessage, found bool, err error) {
	fields := map[string]json.RawMessage{}
	for d.d.More() {
		key, err := d.d.Token()
		if err != nil {
			return nil, found, err
		}
		name, _ := key.(string)
		if lists[fold(name)] {
			inner, in, err := d.value()
			if err != nil {
				return nil, found, err
			}
			found = found || in
			if inner != nil {
				fields[name] = inner
			}
			continue
		}
		var raw json.RawMessage
		if err := d.d.Decode(&raw); err != nil {
			return nil, found, err
		}
		fields[name] = raw
	}
	if _, err := d.d.Token(); err != nil {
		return nil, found, err
	}
	if found {
		return nil, true, nil
	}
	own, err = json.Marshal(fields)
	return own, found, err
}
