package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/ingest/document"
)

// tokenise appends the tokens of one block.
func (g *Segmenter) tokenise(d *document.Document, b block) {
	text := d.Text[:b.end]
	for at := b.start; at < len(text); {
		r, width := utf8.DecodeRuneInString(text[at:])
		if isSpace(r) {
			at += width
			continue
		}
		end := chunkEnd(text, at)
		g.chunk(d, text, at, end)
		at = end
	}
}

// isSpace tells whether r separates tokens; invisible marks do too, but for those
// within a word.
func isSpace(r rune) bool { return unicode.IsSpace(r) || isInvisible(r) }

// isInvisible tells whether r is a mark of the typesetter or of the web that
// shows nothing: soft hyphens, zero-width spaces and joiners, marks of direction.
func isInvisible(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200c', '\u200e', '\u200f', '\u2060', '\ufeff':
		return true
	}
	return false
}

// visible is the text of a token without the marks that show nothing, so that a
// name is the same name wherever a page broke its line.
func visible(s string) string {
	if !strings.ContainsFunc(s, isInvisible) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if isInvisible(r) {
			return -1
		}
		return r
	}, s)
}

// chunkEnd is where the white space after at begins.
func chunkEnd(text string, start int) int {
	for at := start; at < len(text); {
		r, width := utf8.DecodeRuneInString(text[at:])
		switch {
		case unicode.IsSpace(r):
			return at
		case isInvisible(r):
			end := at + marks(text[at:])
			if !withinWord(text, start, at, end) {
				return at
			}
			at = end
		default:
			at += width
		}
	}
	return len(text)
}

// marks is the length of the run of invisible marks that s begins with.
func marks(s string) int {
	return len(s) - len(strings.TrimLeftFunc(s, isInvisible))
}

// withinWord tells whether the invisible marks text[at:end], of a chunk that begins
// at start, break a word: a letter stands before them and a small letter behind them.
// Before a capital they have taken the place of a space.
func withinWord(text string, start, at, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[start:at])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return unicode.IsLetter(before) && unicode.IsLower(after)
}

// chunk appends the tokens of text[start:end], which has no white space.
func (g *Segmenter) chunk(d *document.Document, text string, start, end int) {
	s := scanner{lists: g.lists, text: text, end: end}
	for at := start; at < end; {
		stop := s.token(at)
		for _, cut := range s.clitics(at, stop) {
			add(d, at, cut, start)
			at = cut
		}
		add(d, at, stop, start)
		at = stop
	}
}

// add appends the token d.Text[start:end] of the chunk that begins at chunk.
func add(d *document.Document, start, end, chunk int) {
	t := visible(d.Text[start:end])
	d.Tokens = append(d.Tokens, document.Token{
		Start: start, End: end, Text: t, Lower: Lower(t),
		Space: start == chunk && start > 0, Head: -1,
	})
}

// scanner finds the ends of tokens within a chunk that ends at end; text goes
// on to the end of the block.
type scanner struct {
	lists *lists
	text  string
	end   int
}

// token returns the end of the token that begins at.
func (s *scanner) token(at int) int {
	r, width := utf8.DecodeRuneInString(s.text[at:s.end])
	switch {
	case s.isAddress(at):
		return s.trimmed(at)
	case isWordRune(r):
		return s.word(at)
	case strings.ContainsRune("'’‘", r):
		return s.apostrophe(at, width)
	case r == '.' && s.digitAt(at+1):
		return s.word(at + 1)
	case (r == '@' || r == '#') && s.letterAt(at+1):
		return s.word(at + 1)
	case strings.ContainsRune(".-–—*=_~#!?`", r):
		return s.repeated(at)
	}
	return s.marked(at + width)
}

// repeated returns the end of a run of the mark at at; question and
// exclamation marks mix.
func (s *scanner) repeated(at int) int {
	first, width := utf8.DecodeRuneInString(s.text[at:s.end])
	for at += width; at < s.end; at += width {
		var r rune
		r, width = utf8.DecodeRuneInString(s.text[at:s.end])
		if r != first && !(isShout(r) && isShout(first)) {
			break
		}
	}
	return at
}

func isShout(r rune) bool { return r == '!' || r == '?' }

// marked goes on over combining marks and joiners that belong to a symbol.
func (s *scanner) marked(at int) int {
	for at < s.end {
		r, width := utf8.DecodeRuneInString(s.text[at:s.end])
		if !unicode.IsMark(r) && r != '\u200d' {
			break
		}
		at += width
	}
	return at
}

// apostrophe returns the end of a token that begins with an apostrophe: a
// clipped word ("'em", "'90s"), a doubled quote, or the mark alone.
func (s *scanner) apostrophe(at, width int) int {
	rest := s.text[at+width : s.end]
	if strings.HasPrefix(rest, "'") && s.text[at] == '\'' {
		return at + 2
	}
	n := 0
	for n < len(rest) && (isASCIILetter(rest[n]) || isDigit(rest[n])) {
		n++
	}
	switch word := strings.ToLower(rest[:n]); {
	case word == "s" || word == "re" || word == "ve" || word == "ll" || word == "d" || word == "m",
		word == "em" || word == "til" || word == "cause" || word == "tis" || word == "twas":
		return at + width + n
	case n == 3 && isDigit(word[0]) && isDigit(word[1]) && word[2] == 's', n == 2 && isDigit(word[0]) && isDigit(word[1]):
		return at + width + n
	}
	return at + width
}

// longestAddress is how many bytes of a chunk are searched for the marks of an address:
// browsers take 2,048.
const longestAddress = 2048

// isAddress tells whether an address on the net or of mail begins at at.
func (s *scanner) isAddress(at int) bool {
	rest := s.text[at:min(at+longestAddress, s.end)]
	if strings.Contains(rest, "://") && strings.IndexByte(rest, ':') < 8 && isASCIILetter(rest[0]) {
		return true
	}
	if len(rest) > 4 && strings.EqualFold(rest[:4], "www.") {
		return true
	}
	name, host, ok := strings.Cut(rest, "@")
	return ok && name != "" && isWordRune(rune(name[0])) && strings.Contains(host, ".")
}

// trimmed is the end of the chunk without punctuation that closes a clause.
func (s *scanner) trimmed(at int) int {
	word := strings.TrimRight(s.text[at:s.end], ".,;:!?\"'”’)]>»…")
	return at + max(len(word), 1)
}

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || isInvisible(r))
}

func isASCIILetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func (s *scanner) digitAt(at int) bool { return at >= 0 && at < s.end && isDigit(s.text[at]) }

// letterAt tells whether a letter begins at at.
func (s *scanner) letterAt(at int) bool {
	if at >= s.end {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s.text[at:s.end])
	return isWordRune(r) && !unicode.IsDigit(r)
}
