package party

import (
	"newsgraph/ingest/document"
)

// Series returns the heads of the list that token i belongs to: names of states
// and bodies that follow one another with commas and "and" between. The parser
// often splits such lists; without one the answer is i alone.
func (x *Finder) Series(i int) []int {
	if x.lists == nil {
		x.lists = x.findLists()
	}
	if l, ok := x.lists[i]; ok {
		return l
	}
	return []int{i}
}

// findLists walks the named mentions of gazetteer actors in order and joins
// those that only list punctuation separates.
func (x *Finder) findLists() map[int][]int {
	lists := map[int][]int{}
	var run []int
	and, company := false, false
	flush := func() {
		if len(run) > 2 && and {
			for _, h := range run {
				lists[h] = run
			}
		}
		run, and, company = nil, false, false
	}
	end := -1
	for k := range x.d.Mentions {
		m := &x.d.Mentions[k]
		if !x.listable(m) || m.Start < end {
			continue
		}
		joined, last := x.listGap(end, m.Start)
		company = company || joined && x.company(end)
		if end < 0 || !joined || !company && x.apart(run, m.Head) {
			flush()
		}
		run, and = append(run, m.Head), and || last
		end = m.End
	}
	flush()
	return lists
}

// apart tells whether the parser gives the next item an office of its own: in
// "tensions around Ukraine, Russia and" Russia is the subject, Ukraine is not.
func (x *Finder) apart(run []int, next int) bool {
	if len(run) == 0 {
		return false
	}
	last := run[len(run)-1]
	return x.t.Rel(next) == "nsubj" && x.t.Rel(last) != "nsubj" && x.t.Kid(last, "case") >= 0
}

// company tells whether "together with" or "along with" begins at token i.
func (x *Finder) company(i int) bool {
	w := x.t.Tok(i).Lower
	return (w == "together" || w == "along") && i+1 < len(x.d.Tokens) && x.t.Tok(i+1).Lower == "with"
}

// listable tells whether a mention can be an item of a list: a state or body
// under its own name.
func (x *Finder) listable(m *document.Mention) bool {
	if m.Form != document.Named || m.Entity < 0 {
		return false
	}
	return x.Entity(m.Entity).Key != ""
}

// listGap tells whether only commas, "and", "together with" and the like and
// determiners stand between two token positions, and whether one that joins is among
// them.
func (x *Finder) listGap(from, to int) (joined, and bool) {
	if from < 0 || to-from > 4 || to == from {
		return false, false
	}
	for i := from; i < to; i++ {
		switch x.t.Tok(i).Lower {
		case "and":
			and = true
		case "together", "along":
			if !x.company(i) {
				return false, false
			}
			and = true
		case "with":
			if i == from {
				return false, false
			}
		case ",", "the", "or":
		default:
			return false, false
		}
	}
	return true, and
}
