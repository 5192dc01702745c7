package resolve

import "slices"

// claims are the articles that give one office, by the family name of the holder:
// their dates, sorted; undated ones come first.
type claims struct {
	dates map[string][]string
	// rivals are the names that enough articles know to speak against another.
	rivals []string
}

// dropDoubtful takes from persons the offices that one article gives them, but
// more articles of that time give to somebody of another name: with a wrong
// office, a person would be taken for another one, or for two. The facts
// themselves stay as the article has them.
func (p *people) dropDoubtful() {
	claimed := p.claimedOffices()
	for _, i := range p.named {
		t := &p.things[i]
		t.offices = slices.DeleteFunc(slices.Clone(t.offices), func(o office) bool {
			if !titles().sole[o.title] || o.former || !claimed[o].against(t) {
				return false
			}
			// The country is known from the office only.
			if o.of == t.country {
				t.country = ""
			}
			return true
		})
	}
}

// claimedOffices lists the claims to each office that one person holds at a time.
func (p *people) claimedOffices() map[office]*claims {
	claimed := map[office]*claims{}
	for _, i := range p.named {
		t := &p.things[i]
		for _, o := range t.offices {
			if !titles().sole[o.title] || o.former {
				continue
			}
			if claimed[o] == nil {
				claimed[o] = &claims{dates: map[string][]string{}}
			}
			c := claimed[o]
			c.dates[t.person.last()] = append(c.dates[t.person.last()], t.date)
		}
	}
	for _, c := range claimed {
		for last, dates := range c.dates {
			slices.Sort(dates)
			if len(dates) >= outvoted {
				c.rivals = append(c.rivals, last)
			}
		}
	}
	return claimed
}

// outvoted is how many times more articles must speak for another name: with
// fewer, the office may just have passed to a new holder.
const outvoted = 3

// against tells whether the articles of about a person's date speak for another
// holder of the office. Undated articles do not speak against anybody: holders
// of other times would.
func (c *claims) against(t *thing) bool {
	if t.date == "" || len(c.rivals) == 0 {
		return false
	}
	from, to := shiftYear(t.date, -1), shiftYear(t.date, 1)+"~" // after every date of that day
	own := between(c.dates[t.person.last()], from, to)
	return slices.ContainsFunc(c.rivals, func(last string) bool {
		return last != t.person.last() && between(c.dates[last], from, to) >= outvoted*own
	})
}

// between counts the sorted dates from one on and before another.
func between(dates []string, from, to string) int {
	a, _ := slices.BinarySearch(dates, from)
	b, _ := slices.BinarySearch(dates, to)
	return b - a
}
