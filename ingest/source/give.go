package source

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode"

	"newsgraph/ingest/document"
)

// Repeated is how the reason of a Problem begins that says that an article came
// before, under the same id.
const Repeated = "repeats another article"

// digest is that of a text or an id. An archive may have many million articles, so that
// little may be kept of each: some 30 bytes in all. Only where both digests of two articles are
// the same, a chance of 1 in 10^24 among ten million, would one be taken for the other.
type digest uint64

func digestOf(s string) digest {
	sum := sha256.Sum256([]byte(s))
	return shortened(sum)
}

func shortened(sum [sha256.Size]byte) digest { return digest(binary.LittleEndian.Uint64(sum[:])) }

// giver hands on what was found. Its deliveries run one after the other, so that
// ids are unique in the order of the input.
type giver struct {
	o       Options
	article func(document.Article) error
	skip    func(*Problem)
	// seen is the text under each id so far, to tell another one from the same.
	seen map[digest]digest
}

func (g *giver) problem(p *Problem) delivery {
	return func() error {
		g.skip(p)
		return nil
	}
}

func (g *giver) passed(p Passed) delivery {
	return func() error {
		if g.o.Passed != nil {
			g.o.Passed(p)
		}
		return nil
	}
}

func (g *giver) doubt(p *Problem) delivery {
	return func() error {
		if g.o.Doubt != nil {
			g.o.Doubt(p)
		}
		return nil
	}
}

func (g *giver) converted(path, encoding string) delivery {
	return func() error {
		if g.o.Converted != nil {
			g.o.Converted(path, encoding)
		}
		return nil
	}
}

// give hands on the article that was read at a path and line, unless the same
// came before; doubt may be nil.
func (g *giver) give(path string, line int, a document.Article, doubt *Problem) delivery {
	sum := digestOf(a.Text)
	return func() error {
		id := a.ID
		for n := 2; ; n++ {
			other, given := g.seen[digestOf(a.ID)]
			before, taken := g.o.Taken[a.ID]
			if !given && (!taken || shortened(before) == sum) {
				break
			}
			if given && other == sum {
				g.skip(&Problem{Path: path, Line: line, Reason: Repeated + ": " + a.ID, Remedy: "nothing to do"})
				return nil
			}
			a.ID = fmt.Sprintf("%s~%d", id, n)
		}
		g.seen[digestOf(a.ID)] = sum
		if doubt != nil && g.o.Doubt != nil {
			g.o.Doubt(doubt)
		}
		return g.article(a)
	}
}

// withTitle appends the title to a text that does not begin with it.
func withTitle(text, title string) string {
	title = strings.TrimSpace(title)
	if title == "" || strings.HasPrefix(strings.TrimSpace(text), title) {
		return text
	}
	return strings.TrimRightFunc(text, unicode.IsSpace) + "\n\n" + title
}
