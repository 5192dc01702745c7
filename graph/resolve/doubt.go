package resolve

import "slices"

// claims are the articles that give one office, by the family name of the holder:
// their months, sorted; undated ones come first.
type claims struct {
	months map[string][]string
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
			if !o.disputable() || !claimed[o].against(t.person.last(), t.month()) {
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
			if !o.disputable() {
				continue
			}
			if claimed[o] == nil {
				claimed[o] = &claims{months: map[string][]string{}}
			}
			c := claimed[o]
			c.months[t.person.last()] = append(c.months[t.person.last()], t.month())
		}
	}
	for _, c := range claimed {
		c.close()
	}
	return claimed
}

// disputable tells whether one person at a time holds the office, now.
func (o office) disputable() bool { return titles().sole[o.title] && !o.former }

// month is the year and month of the article, or less where less is known. Who
// held an office when is told by the month.
func (t *thing) month() string { return t.date[:min(len(t.date), len("2006-01"))] }

// close sorts the claims and finds the rivals; it comes before against.
func (c *claims) close() {
	for last, months := range c.months {
		slices.Sort(months)
		if len(months) >= outvoted {
			c.rivals = append(c.rivals, last)
		}
	}
}

// outvoted is how many times more articles must speak for another name: with
// fewer, the office may just have passed to a new holder.
const outvoted = 3

// against tells whether the articles of about a month speak for another holder
// of the office than one of the given family name. Undated articles do not speak against
// anybody: holders of other times would.
func (c *claims) against(own, month string) bool {
	if month == "" || len(c.rivals) == 0 {
		return false
	}
	from, to := shiftYear(month, -1), shiftYear(month, 1)+"~" // after every date of that month
	n := between(c.months[own], from, to)
	return slices.ContainsFunc(c.rivals, func(last string) bool {
		return last != own && between(c.months[last], from, to) >= outvoted*n
	})
}

// between counts the sorted months from one on and before another.
func between(months []string, from, to string) int {
	a, _ := slices.BinarySearch(months, from)
	b, _ := slices.BinarySearch(months, to)
	return b - a
}
