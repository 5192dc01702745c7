package source

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"unicode"

	"newsgraph/ingest/document"
)

// Repeated is how the reason of a Problem begins that says that an article came
// before, under the same id.
const Repeated = "repeats another article"

// digest is that of a text or an id. Half of SHA-256 tells a thousand million of
// them apart, and takes half of the memory that an archive of as many needs.
type digest [sha256.Size / 2]byte

func digestOf(s string) digest {
	sum := sha256.Sum256([]byte(s))
	return digest(sum[:len(digest{})])
}

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
			if !given && (!taken || digest(before[:len(sum)]) == sum) {
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
