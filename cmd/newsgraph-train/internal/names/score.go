package names

import (
	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/entity"
)

// Count tells how many names were found, are in the gold, and agree in span and
// type.
type Count struct{ Found, Gold, Right int }

// Precision is the share of the found names that are right, in percent.
func (c Count) Precision() float64 { return 100 * float64(c.Right) / float64(max(c.Found, 1)) }

// Recall is the share of the gold names that were found, in percent.
func (c Count) Recall() float64 { return 100 * float64(c.Right) / float64(max(c.Gold, 1)) }

// F1 is the harmonic mean of precision and recall in percent.
func (c Count) F1() float64 {
	if c.Found+c.Gold == 0 {
		return 0
	}
	return 200 * float64(c.Right) / float64(c.Found+c.Gold)
}

// Evaluate counts by type; the key "" is all types together.
func Evaluate(docs []Document, f *entity.Finder) map[document.NameType]Count {
	counts := map[document.NameType]Count{}
	for _, doc := range docs {
		f.Annotate(doc.Document)
		Compare(counts, doc)
	}
	return counts
}

// Compare adds the counts of a document whose names have been found.
func Compare(counts map[document.NameType]Count, doc Document) {
	gold := map[document.Name]bool{}
	for k, s := range doc.Sentences {
		for _, n := range doc.Gold[k] {
			if n.Type == document.PER || n.Type == document.ORG || n.Type == document.LOC {
				n.Start, n.End = n.Start+s.Start, n.End+s.Start
				gold[n] = true
				bump(counts, n.Type, Count{Gold: 1})
			}
		}
	}
	for _, n := range doc.Names {
		n.Score = 0
		c := Count{Found: 1}
		if gold[n] {
			c.Right = 1
		}
		bump(counts, n.Type, c)
	}
}

func bump(counts map[document.NameType]Count, t document.NameType, c Count) {
	for _, key := range []document.NameType{t, ""} {
		old := counts[key]
		counts[key] = Count{old.Found + c.Found, old.Gold + c.Gold, old.Right + c.Right}
	}
}
