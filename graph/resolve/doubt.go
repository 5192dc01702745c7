package resolve

import "slices"

// claimant is a family name that articles give an office to, with the dates of
// the articles, sorted; undated ones come first.
type claimant struct {
	last  string
	dates []string
}

// dropDoubtful takes from persons the offices that one article gives them, but
// more articles of that time give to somebody of another name: with a wrong
// office, a person would be taken for another one, or for two. The facts
// themselves stay as the article has them.
func (p *people) dropDoubtful() {
	claims := map[office][]claimant{}
	for _, i := range p.named {
		t := &p.things[i]
		for _, o := range t.offices {
			if titles().sole[o.title] && !o.former {
				claims[o] = addClaim(claims[o], t.person.last(), t.date)
			}
		}
	}
	for _, list := range claims {
		for _, c := range list {
			slices.Sort(c.dates)
		}
	}
	for _, i := range p.named {
		t := &p.things[i]
		kept := slices.DeleteFunc(slices.Clone(t.offices), func(o office) bool {
			if !titles().sole[o.title] || o.former || !doubtful(claims[o], t) {
				return false
			}
			// The country is known from the office only.
			if o.of == t.country {
				t.country = ""
			}
			return true
		})
		t.offices = kept
	}
}

func addClaim(list []claimant, last, date string) []claimant {
	k := slices.IndexFunc(list, func(c claimant) bool { return c.last == last })
	if k < 0 {
		return append(list, claimant{last, []string{date}})
	}
	list[k].dates = append(list[k].dates, date)
	return list
}

// outvoted is how many times more articles must speak for another name: with
// fewer, the office may just have passed to a new holder.
const outvoted = 3

// doubtful tells whether the articles of about a person's date speak for another
// holder of an office. Undated articles do not speak against anybody: holders
// of other times would.
func doubtful(claims []claimant, t *thing) bool {
	if t.date == "" {
		return false
	}
	own, rival := 0, 0
	for _, c := range claims {
		if n := c.about(t.date); c.last == t.person.last() {
			own = n
		} else {
			rival = max(rival, n)
		}
	}
	return rival >= outvoted*own
}

// about counts the articles that are from within a year of a date. The dates
// are sorted.
func (c *claimant) about(date string) int {
	from, _ := slices.BinarySearch(c.dates, shiftYear(date, -1))
	to, _ := slices.BinarySearch(c.dates, shiftYear(date, 1)+"~") // after every date of that day
	return to - from
}
