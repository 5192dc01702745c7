package source

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
)

// The byte order marks of the encodings that are read.
var (
	utf8BOM    = []byte("\xef\xbb\xbf")
	utf16LEBOM = []byte("\xff\xfe")
	utf16BEBOM = []byte("\xfe\xff")
)

// isUTF16 tells whether the bytes begin with a byte order mark of UTF-16.
func isUTF16(b []byte) bool { return bytes.HasPrefix(b, utf16LEBOM) || bytes.HasPrefix(b, utf16BEBOM) }

// utf16 decodes UTF-16 by its byte order mark; broken pairs become U+FFFD.
var utf16 = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)

// decode turns the bytes of a file into text. What is no text, or in another
// encoding, gets a Problem without a path.
func decode(b []byte) (string, *Problem) {
	if isUTF16(b) {
		u, err := utf16.NewDecoder().Bytes(b)
		if err != nil {
			return "", &Problem{Reason: "broken UTF-16", Remedy: "save it as UTF-8", Err: err}
		}
		b = u
	}
	b = bytes.TrimPrefix(b, utf8BOM)
	if len(bytes.TrimSpace(b)) == 0 {
		return "", &Problem{Reason: "empty", Remedy: "remove it, or put the text in"}
	}
	if kind, remedy := foreign(b); kind != "" {
		return "", &Problem{Reason: kind + ", not plain text", Remedy: remedy}
	}
	if prob := undecodable(b); prob != nil {
		return "", prob
	}
	return string(b), nil
}

// undecodable says why the bytes are not text in UTF-8, or nil.
func undecodable(b []byte) *Problem {
	switch {
	case bytes.IndexByte(b, 0) >= 0:
		return &Problem{Reason: "binary (it holds zero bytes), not plain text", Remedy: "convert it to plain text in UTF-8"}
	case !utf8.Valid(b):
		return &Problem{Line: brokenLine(b), Reason: "not valid UTF-8", Remedy: "convert it, for example with iconv -f " + guess(b) + " -t UTF-8"}
	}
	return nil
}

// heads are the beginnings of formats that are often taken for text, in lower
// case.
var heads = []struct{ head, kind, remedy string }{
	{"%pdf-", "PDF", "extract its text, for example with pdftotext"},
	{"<!doctype html", "HTML", "extract the article's text"},
	{"<html", "HTML", "extract the article's text"},
	{"<head", "HTML", "extract the article's text"},
	{"<body", "HTML", "extract the article's text"},
	{"<article", "HTML", "extract the article's text"},
	{"<div", "HTML", "extract the article's text"},
	{"<p>", "HTML", "extract the article's text"},
	{"<?xml", "XML", "extract the article's text"},
	{"[{", "JSON", "write one object a line into a file ending in .jsonl"},
	{"{\"", "JSON", "write one object a line into a file ending in .jsonl"},
}

// foreign names the format of bytes that are no plain text, and what to do; kind
// is empty for all others.
func foreign(b []byte) (kind, remedy string) {
	// The longest head fits, with white space inside "[ {".
	start := strings.ToLower(string(bytes.TrimSpace(b[:min(len(b), 64)])))
	start = strings.Replace(strings.Join(strings.Fields(start), " "), "[ {", "[{", 1)
	start = strings.Replace(start, "{ \"", "{\"", 1)
	for _, h := range heads {
		if strings.HasPrefix(start, h.head) {
			return h.kind, h.remedy
		}
	}
	return "", ""
}

// brokenLine is the 1-based line of the first byte that is not UTF-8.
func brokenLine(b []byte) int {
	line := 1
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			break
		}
		if r == '\n' {
			line++
		}
		b = b[n:]
	}
	return line
}

// guess names the encoding that the bytes may be in, for the remedy only.
func guess(b []byte) string {
	_, name, _ := charset.DetermineEncoding(b, "text/plain")
	return strings.ToUpper(name)
}
