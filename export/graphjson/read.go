package graphjson

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sort"

	"newsgraph/graph"
)

// Error is a fault in a graph.json file.
type Error struct {
	// Line and Column, from 1, are where the faulty element ends, or where its
	// syntax breaks; Column counts bytes.
	Line, Column int
	// Path is the element, such as edges[17], or empty for the file itself.
	Path string
	Err  error
}

// Error is the line, the column, the place in the object and the cause.
func (e *Error) Error() string {
	if e.Path == "" {
		return fmt.Sprintf("line %d, column %d: %v", e.Line, e.Column, e.Err)
	}
	return fmt.Sprintf("line %d, column %d: %s: %v", e.Line, e.Column, e.Path, e.Err)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Read reads a graph.json file and checks it: ids are there and unique, edges
// join nodes that exist, kinds, relations and statuses are known, confidence
// lies within its bounds and evidence points to a document. Sections may come
// in any order; fields that are not of the format are an error. The first fault
// is returned as an *Error. Read neither sorts nor completes.
func Read(r io.Reader) (*graph.Graph, error) {
	in := &lineReader{r: r}
	d := &decoder{in: in, dec: json.NewDecoder(in)}
	d.dec.DisallowUnknownFields()
	if err := d.file(); err != nil {
		var placed *Error
		if errors.As(err, &placed) {
			return nil, err
		}
		return nil, d.fault("", d.dec.InputOffset(), err)
	}
	if err := d.check(); err != nil {
		return nil, err
	}
	return &d.g, nil
}

// decoder reads the file element by element and remembers where each ended.
type decoder struct {
	in  *lineReader
	dec *json.Decoder
	g   graph.Graph
	// ends holds the offset behind each element of a section.
	ends struct{ documents, nodes, edges []int64 }
}

func (d *decoder) file() error {
	if err := d.delim('{', "an object with documents, nodes and edges"); err != nil {
		return err
	}
	seen := map[string]bool{}
	for d.dec.More() {
		t, err := d.dec.Token()
		if err != nil {
			return eof(err)
		}
		name := t.(string) // a key of an object is always a string
		if seen[name] {
			return fmt.Errorf("%q appears twice", name)
		}
		seen[name] = true
		if err := d.section(name); err != nil {
			return err
		}
	}
	if _, err := d.dec.Token(); err != nil {
		return eof(err)
	}
	if !seen["nodes"] || !seen["edges"] {
		return errors.New(`no "nodes" or no "edges": not a graph.json file`)
	}
	if _, err := d.dec.Token(); err != io.EOF {
		return errors.New("text after the end of the graph")
	}
	return nil
}

func (d *decoder) section(name string) (err error) {
	switch name {
	case "documents":
		d.g.Documents, d.ends.documents, err = elements[graph.Document](d, name)
	case "nodes":
		d.g.Nodes, d.ends.nodes, err = elements[graph.Node](d, name)
	case "edges":
		d.g.Edges, d.ends.edges, err = elements[graph.Edge](d, name)
	default:
		err = fmt.Errorf("unknown section %q; known are documents, nodes and edges", name)
	}
	return err
}

// elements reads a list and the offset behind each of its elements.
func elements[T any](d *decoder, name string) (list []T, ends []int64, err error) {
	if err := d.delim('[', "a list of "+name); err != nil {
		return nil, nil, err
	}
	for d.dec.More() {
		var item T
		if err := d.dec.Decode(&item); err != nil {
			return nil, nil, d.fault(fmt.Sprintf("%s[%d]", name, len(list)), d.offset(err), eof(err))
		}
		list, ends = append(list, item), append(ends, d.dec.InputOffset())
	}
	_, err = d.dec.Token()
	return list, ends, eof(err)
}

func (d *decoder) delim(want json.Delim, what string) error {
	t, err := d.dec.Token()
	if err != nil {
		return eof(err)
	}
	if t != want {
		return fmt.Errorf("found %v where %s should start", t, what)
	}
	return nil
}

// offset is where err arose. Behind a syntax error the decoder stands before the
// faulty element, and the offset in the error does not count all of the file;
// reading the element again by itself gives the true one.
func (d *decoder) offset(err error) int64 {
	at := d.dec.InputOffset()
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		return at
	}
	rest, _ := io.ReadAll(d.dec.Buffered()) // memory, which does not fail
	element := bytes.TrimLeft(rest, " \t\r\n,")
	at += int64(len(rest) - len(element))
	var v json.RawMessage
	if errors.As(json.NewDecoder(bytes.NewReader(element)).Decode(&v), &syntax) {
		at += syntax.Offset - 1
	}
	return at
}

func (d *decoder) fault(path string, offset int64, err error) error {
	line, column := d.in.position(offset)
	return &Error{Line: line, Column: column, Path: path, Err: err}
}

// eof says in plain words that the file is cut off.
func eof(err error) error {
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return errors.New("the file ends early; write it again")
	}
	return err
}

// lineReader passes bytes through and remembers where lines end.
type lineReader struct {
	r        io.Reader
	read     int64
	newlines []int64 // offsets of the line feeds
}

// Read reads from the reader underneath and notes the line feeds.
func (l *lineReader) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	for i, c := range p[:n] {
		if c == '\n' {
			l.newlines = append(l.newlines, l.read+int64(i))
		}
	}
	l.read += int64(n)
	return n, err
}

// position returns line and column, from 1, of the byte at offset.
func (l *lineReader) position(offset int64) (line, column int) {
	n := sort.Search(len(l.newlines), func(i int) bool { return l.newlines[i] >= offset })
	start := int64(-1)
	if n > 0 {
		start = l.newlines[n-1]
	}
	return n + 1, int(offset - start)
}
