// Package warc reads what a web archive holds: the answers of servers, resources,
// and texts that were made of them (WET).
package warc

import (
	"bufio"
	"errors"
	"io"
	"net/http"
	"net/http/httputil"
	"regexp"
	"strings"

	"github.com/nlnwa/gowarc/v3"
)

// Record is a page, or another thing that lay at an address.
type Record struct {
	// URL is its address, ContentType what the server called it, Status the
	// server's answer, 200 where there was no server.
	URL, ContentType string
	Status           int
	Body             io.Reader
}

// Read hands on the records of an archive, unpacked, in their order. A body must be
// read before each returns. It stops with the error of each, or that of the
// archive.
func Read(in io.Reader, each func(Record) error) error {
	r, err := gowarc.NewWarcFileReaderFromStream(onlyReader{in}, 0, lenient...)
	if err != nil {
		return err
	}
	defer r.Close()
	for {
		rec, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		err = one(rec.WarcRecord, each)
		for _, v := range rec.Validation {
			if short := (*gowarc.ContentLengthError)(nil); err == nil && errors.As(v, &short) {
				err = short // the archive ends within the record
			}
		}
		if cerr := rec.Close(); err == nil {
			err = cerr
		}
		if err != nil {
			return err
		}
	}
}

// memoryBytes is what a record takes of memory; the rest of a longer one lies in a
// temporary file.
const memoryBytes = 16 << 20

// lenient reads what other programs wrote, whatever rules it breaks. The library
// keeps the content of a record only where it is asked to warn of these.
var lenient = []gowarc.WarcRecordOption{
	gowarc.WithSyntaxErrorPolicy(gowarc.ErrIgnore), gowarc.WithSpecViolationPolicy(gowarc.ErrWarn),
	gowarc.WithUnknownRecordTypePolicy(gowarc.ErrIgnore), gowarc.WithBlockErrorPolicy(gowarc.ErrIgnore),
	gowarc.WithBufferMaxMemBytes(memoryBytes),
}

// onlyReader hides other methods of a reader, which is not closed here.
type onlyReader struct{ io.Reader }

func one(w gowarc.WarcRecord, each func(Record) error) error {
	if w == nil {
		return nil
	}
	rec := Record{URL: strings.Trim(w.WarcHeader().Get("WARC-Target-URI"), "<> "), Status: http.StatusOK}
	switch w.Type() {
	case gowarc.Response:
		b, ok := w.Block().(gowarc.HttpResponseBlock)
		if !ok {
			return nil
		}
		body, err := b.PayloadBytes()
		if err != nil {
			return err
		}
		rec.Status, rec.Body = b.HttpStatusCode(), unchunked(body)
		if h := b.HttpHeader(); h != nil {
			rec.ContentType = h.Get("Content-Type")
		}
	case gowarc.Resource, gowarc.Conversion:
		body, err := w.Block().RawBytes()
		if err != nil {
			return err
		}
		rec.ContentType, rec.Body = w.WarcHeader().Get("Content-Type"), body
	default:
		return nil
	}
	return each(rec)
}

// chunk is how a body begins that was kept as it was transferred, in chunks: the
// size of the first one, in hexadecimal digits.
var chunk = regexp.MustCompile(`^[0-9a-fA-F]{1,8} *(?:;[^\r\n]*)?\r\n`)

// unchunked undoes the transfer in chunks, which some archives keep and others
// undo. The header does not tell which: it stays the same.
func unchunked(body io.Reader) io.Reader {
	br := bufio.NewReader(body)
	head, _ := br.Peek(64)
	if !chunk.Match(head) {
		return br
	}
	return httputil.NewChunkedReader(br)
}
