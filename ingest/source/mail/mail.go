// Package mail reads articles from e-mail, such as newsletters and alerts: single
// messages, and the messages of a mailbox in the format mbox.
//
// Attachments are not read.
package mail

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net/mail"
	"regexp"
	"strings"
	"time"

	"github.com/jhillyerd/enmime/v2"

	"newsgraph/ingest/source/item"
	"newsgraph/ingest/source/page"
)

// ErrNoText says that a message holds nothing but attachments.
var ErrNoText = errors.New("no text in this message")

// maxErrors bounds the faults that are kept of one broken message.
const maxErrors = 10

var parser = enmime.NewParser(
	enmime.DisableTextConversion(true), enmime.SkipMalformedParts(true), enmime.MaxStoredPartErrors(maxErrors),
	enmime.MultipartWOBoundaryAsSinglePart(true),
)

// Read returns the article of a message: its plain text, else the text of its
// page; the subject is the title, the sender the publisher.
func Read(b []byte) (item.Item, error) {
	m, err := parser.ReadEnvelope(bytes.NewReader(b))
	if err != nil {
		return item.Item{}, err
	}
	text := strings.TrimSpace(unsigned(strings.ReplaceAll(m.Text, "\r\n", "\n")))
	if text == "" {
		text = strings.TrimSpace(page.Fragment(m.HTML))
	}
	if text == "" {
		return item.Item{}, ErrNoText
	}
	i := item.Item{
		Title: oneLine(m.GetHeader("Subject")), Publisher: sender(m), URL: strings.Trim(m.GetHeader("Archived-At"), "<> "),
		Language: m.GetHeader("Content-Language"),
	}
	if sent, err := mail.ParseDate(m.GetHeader("Date")); err == nil {
		i.Date, i.DateFrom = sent.Format(time.DateOnly), item.FromRecord
	}
	i.Text = strings.ToValidUTF8(page.WithTitle(text, i.Title), "\ufffd")
	return i, nil
}

// signature is the line that begins a signature; the blank is often lost.
var signature = regexp.MustCompile(`\n-- ?\n`)

// unsigned takes the signature off.
func unsigned(text string) string {
	if at := signature.FindStringIndex(text); at != nil {
		return text[:at[0]]
	}
	return text
}

// sender is the name of the sender, else the host of its address.
func sender(m *enmime.Envelope) string {
	list, err := m.AddressList("From")
	if err != nil || len(list) == 0 {
		return ""
	}
	if name := oneLine(list[0].Name); name != "" {
		return name
	}
	_, host, _ := strings.Cut(list[0].Address, "@")
	return host
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// header is a line of the head of a message.
var header = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9-]*):`)

// known are the fields of which messages have several.
var known = map[string]bool{
	"from": true, "to": true, "subject": true, "date": true, "message-id": true, "received": true, "return-path": true,
	"delivered-to": true, "mime-version": true, "content-type": true, "reply-to": true, "sender": true, "list-id": true,
	"content-transfer-encoding": true, "dkim-signature": true, "x-mailer": true,
}

// Is tells whether a text begins like a message or a mailbox: with at least three
// known fields, the sender's or a server's among them.
func Is(text string) bool {
	if IsBox(text) {
		_, text, _ = strings.Cut(text, "\n")
	}
	n, from := 0, false
	for line := range strings.SplitSeq(text, "\n") {
		m := header.FindStringSubmatch(line)
		switch {
		case m != nil:
			name := strings.ToLower(m[1])
			if known[name] {
				n++
			}
			from = from || name == "from" || name == "received" || name == "return-path"
		case strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t"):
		default:
			return from && n >= 3
		}
	}
	return from && n >= 3
}

// envelope is the line before each message of a mailbox: the sender and a time.
var envelope = regexp.MustCompile(`^From \S+ .*\d\d:\d\d`)

// IsBox tells whether a text begins like a mailbox.
func IsBox(text string) bool { return envelope.MatchString(text) }

// ErrLong says that a message of a mailbox is longer than the limit.
var ErrLong = errors.New("message too long")

// Box hands on the messages of a mailbox with the line at which each begins; of
// one longer than limit bytes, b is nil. It stops with the error of each, or that
// of in.
func Box(in *bufio.Reader, limit int, each func(line int, b []byte) error) error {
	var b []byte
	begin, blank, long := 0, true, false
	flush := func() error {
		if begin == 0 {
			return nil
		}
		whole := b
		if long {
			whole = nil
		}
		b, long = nil, false
		return each(begin, whole)
	}
	for n := 1; ; n++ {
		line, err := readLine(in, limit)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		switch {
		case blank && envelope.Match(line):
			if err := flush(); err != nil {
				return err
			}
			begin = n
		case begin > 0 && len(b)+len(line) > limit:
			b, long = nil, true
		case begin > 0 && !long:
			b = append(b, unescaped(line)...)
		}
		blank = len(bytes.TrimSpace(line)) == 0
		if err != nil {
			return flush()
		}
	}
}

// unescaped undoes what mailboxes do to lines that look like the first of a
// message.
func unescaped(line []byte) []byte {
	if rest := bytes.TrimLeft(line, ">"); len(rest) < len(line) && bytes.HasPrefix(rest, []byte("From ")) {
		return line[1:]
	}
	return line
}

// readLine returns the next line with its end, or a part of one as long as the
// limit.
func readLine(in *bufio.Reader, limit int) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		line = append(line, part...)
		if !errors.Is(err, bufio.ErrBufferFull) || len(line) > limit {
			if errors.Is(err, bufio.ErrBufferFull) {
				err = nil
			}
			return line, err
		}
	}
}
