package temporal

import (
	"sort"

	"newsgraph/ingest/document"
)

// sectionDate is the date of the nearest sentence before sentence k, within its
// section, that has one. That of an earlier paragraph counts only if k goes on with
// what is told there.
func sectionDate(d *document.Document, k int) string {
	for j := k - 1; j >= max(0, k-passageReach) && !d.Sentences[j].Fragment; j-- {
		value, told := mainDate(d, j)
		switch {
		case !told:
		case goesOnWith(d, j, k):
			return value
		default:
			return ""
		}
	}
	return ""
}

// goesOnWith tells whether sentence k is about the occasion of sentence j before it:
// in the same paragraph, in a text that makes every sentence a paragraph, where "also"
// adds to what was told, or where an entity of the rest of that paragraph is named again.
func goesOnWith(d *document.Document, j, k int) bool {
	if d.Sentences[j].Paragraph == d.Sentences[k].Paragraph || alone(d, j) && alone(d, k) {
		return true
	}
	here := opening(d, k)
	for i := here.Start; i < here.End; i++ {
		if l := d.Tokens[i].Lower; l == "also" || l == "too" {
			return true
		}
	}
	there := opening(d, j)
	for e := j; e < k && d.Sentences[e].Paragraph == d.Sentences[j].Paragraph; e++ {
		there.End = opening(d, e).End
	}
	before := entitiesIn(d, there)
	for e := range entitiesIn(d, here) {
		if before[e] {
			return true
		}
	}
	return false
}

// alone tells whether sentence k is the whole of its paragraph.
func alone(d *document.Document, k int) bool {
	p := d.Sentences[k].Paragraph
	return (k == 0 || d.Sentences[k-1].Paragraph != p) &&
		(k+1 == len(d.Sentences) || d.Sentences[k+1].Paragraph != p)
}

// entitiesIn are the entities that the mentions of s denote; plural ones, such as
// "both sides", go on with too much to tell.
func entitiesIn(d *document.Document, s document.Span) map[int]bool {
	set := map[int]bool{}
	first := sort.Search(len(d.Mentions), func(i int) bool { return d.Mentions[i].Start >= s.Start })
	for i := first; i < len(d.Mentions) && d.Mentions[i].Start < s.End; i++ {
		if e := d.Mentions[i].Entity; e >= 0 {
			set[e] = true
		}
	}
	return set
}
