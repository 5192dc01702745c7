package resolve

import (
	"slices"
	"strings"
)

// claims are the articles that give one office, by the family name of the holder
// and by month.
type claims struct {
	months map[string][]tally
	// rivals are the names that enough articles know to speak against another,
	// sorted.
	rivals []string
}

// tally counts what a month has; undated articles have the month "".
type tally struct {
	month string
	n     int
}

// count adds n to a month of a list that is sorted by month, without empty ones.
func count(list []tally, month string, n int) []tally {
	k, ok := slices.BinarySearchFunc(list, month, func(t tally, m string) int { return strings.Compare(t.month, m) })
	if !ok {
		return slices.Insert(list, k, tally{month, n})
	}
	if list[k].n += n; list[k].n == 0 {
		return slices.Delete(list, k, k+1)
	}
	return list
}

func newClaims() *claims { return &claims{months: map[string][]tally{}} }

func (c *claims) add(last, month string, n int) {
	c.months[last] = count(c.months[last], month, n)
	if len(c.months[last]) == 0 {
		delete(c.months, last)
	}
}

// close finds the rivals; it comes between add and against.
func (c *claims) close() {
	c.rivals = nil
	for last, months := range c.months {
		n := 0
		for _, t := range months {
			n += t.n
		}
		if n >= outvoted {
			c.rivals = append(c.rivals, last)
		}
	}
	slices.Sort(c.rivals)
}

// dropDoubtful takes from persons the offices that one article gives them, but
// more articles of that time give to somebody of another name: with a wrong
// office, a person would be taken for another one, or for two. The facts
// themselves stay as the article has them.
func (p *people) dropDoubtful() {
	claimed := map[office]*claims{}
	for _, i := range p.named {
		t := &p.things[i]
		for _, o := range t.disputable() {
			if claimed[o] == nil {
				claimed[o] = newClaims()
			}
			claimed[o].add(t.person.last(), t.month(), 1)
		}
	}
	for _, c := range claimed {
		c.close()
	}
	for _, i := range p.named {
		p.things[i].dropDoubtful(func(o office) *claims { return claimed[o] })
	}
}

// disputable lists the offices of a thing that one person at a time holds, now.
func (t *thing) disputable() []office {
	var out []office
	for _, o := range t.offices {
		if o.disputable() {
			out = append(out, o)
		}
	}
	return out
}

func (o office) disputable() bool { return titles().sole[o.title] && !o.former }

// dropDoubtful takes the offices from a thing that the claims to them speak
// against.
func (t *thing) dropDoubtful(claimed func(office) *claims) {
	t.offices = slices.DeleteFunc(slices.Clone(t.offices), func(o office) bool {
		if !o.disputable() || !claimed(o).against(t.person.last(), t.month()) {
			return false
		}
		// The country is known from the office only.
		if o.of == t.country {
			t.country = ""
		}
		return true
	})
}

// month is the year and month of the article, or less where less is known. Who
// held an office when is told by the month.
func (t *thing) month() string { return t.date[:min(len(t.date), len("2006-01"))] }

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
	from, to := window(month)
	n := between(c.months[own], from, to)
	return slices.ContainsFunc(c.rivals, func(last string) bool {
		return last != own && between(c.months[last], from, to) >= outvoted*n
	})
}

// window is the time about a month, from one on and before another, in which an
// office is unlikely to have passed on.
func window(month string) (from, to string) {
	return shiftYear(month, -1), shiftYear(month, 1) + "~" // after every date of that month
}

// between counts the months from one on and before another.
func between(months []tally, from, to string) int {
	n := 0
	for _, t := range months {
		if from <= t.month && t.month < to {
			n += t.n
		}
	}
	return n
}
