package temporal

// isYear tells whether u can be a year: four digits that news speaks of.
func (u *unit) isYear() bool { return u.digits == 4 && u.number >= firstYear && u.number <= lastYear }

// The years that four digits are read as; outside of them a number in running
// text is more often a count.
const (
	firstYear = 1900
	lastYear  = 2099
)

// isDay tells whether u can be the number of a day.
func (u *unit) isDay() bool {
	return u.digits > 0 && u.digits <= 2 && u.number >= 1 && u.number <= 31
}

// dayAt reads the day of a month at unit i: "7", "7th", "seventh",
// "twenty-first". It returns the unit after it, or ok false.
func (g *grammar) dayAt(i int) (day, next int, ok bool) {
	u := g.at(i)
	switch {
	case u.isDay():
		next = i + 1
		if s := g.at(next); s.glued && isSuffix(s.text) {
			return u.number, next + 1, true
		}
		return u.number, next, !g.continues(next)
	case u.class == ordinalWord:
		return u.value, i + 1, true
	case u.class == numberWord && (u.value == 20 || u.value == 30) && g.at(i+1).isDash():
		if o := g.at(i + 2); o.class == ordinalWord && o.value < 10 {
			return u.value + o.value, i + 3, true
		}
	}
	return 0, 0, false
}

func isSuffix(s string) bool { return s == "st" || s == "nd" || s == "rd" || s == "th" }

// continues tells whether the number before unit i goes on: "10,000", "8.30",
// "10%", "10:30", "5km". A month may be glued to its day ("10January").
func (g *grammar) continues(i int) bool {
	u := g.at(i)
	if !u.glued || u.text == "" {
		return false
	}
	if kindOf(u.text[0]) == letter {
		return u.class != month && u.class != monthAbbr
	}
	switch u.text {
	case ",", ".", ":":
		after := g.at(i + 1)
		return after.glued && after.digits > 0 && !after.isYear()
	case "%", "/", "$", "'":
		return true
	}
	return false
}

// monthAt reads the name of a month with the point of an abbreviation.
func (g *grammar) monthAt(i int) (number, next int, ok bool) {
	u := g.at(i)
	switch u.class {
	case month:
		return u.value, i + 1, u.upper || u.text != "may" && u.text != "march"
	case monthAbbr:
		next = i + 1
		if g.at(next).text == "." && g.at(next).glued {
			next++
		}
		return u.value, next, u.upper
	}
	return 0, 0, false
}

// monthFirst reads "January 10", "Jan. 10-13, 2022", "January 2022", "January".
func (g *grammar) monthFirst(i int) (expression, bool) {
	m, j, ok := g.monthAt(i)
	if !ok {
		return expression{}, false
	}
	e := expression{to: j, month: m}
	if day, next, ok := g.dayAt(j); ok && g.at(j).class != numberWord && !g.noun(i, next) {
		e.day, e.to = day, next
		g.lastDay(&e)
		g.addYear(&e)
		return e, true
	}
	if g.addYear(&e); e.year > 0 || e.counted {
		return e, true
	}
	return e, g.bareMonth(i)
}

// noun tells whether the day that ends before unit next counts things: after
// "May" at the start of a sentence ("May 10 people").
func (g *grammar) noun(i, next int) bool {
	return g.at(i).text == "may" && i == 0 && kindOfText(g.at(next).text) == letter && !g.at(next-1).glued
}

func kindOfText(s string) int {
	if s == "" {
		return other
	}
	return kindOf(s[0])
}

// lastDay reads the "-13" of "January 10-13" and the "and 12" of "January 10
// and 12".
func (g *grammar) lastDay(e *expression) {
	u := g.at(e.to)
	if !u.isDash() && u.text != "to" && u.text != "through" && u.text != "until" && u.text != "and" {
		return
	}
	day, next, ok := g.dayAt(e.to + 1)
	if !ok || day <= e.day || g.at(e.to+1).class == numberWord || !u.isDash() && g.phraseGoesOn(next) {
		return
	}
	if m := g.at(next).class; m == month || m == monthAbbr {
		return
	}
	e.until = &expression{month: e.month, day: day}
	e.to = next
}

// phraseGoesOn tells whether a word follows that a number could count:
// "January 10 and 12 others".
func (g *grammar) phraseGoesOn(i int) bool {
	u := g.at(i)
	return kindOfText(u.text) == letter && u.class != preposition && u.class != article
}

// addYear reads the year after a month or day: ", 2022", "2022", "this year",
// "of last year".
func (g *grammar) addYear(e *expression) {
	j := e.to
	if g.at(j).text == "," || g.at(j).class == of {
		j++
	}
	switch u := g.at(j); {
	case u.isYear() && !g.continues(j+1):
		e.year, e.to = u.number, j+1
	case (u.class == shift || u.class == back) && g.at(j+1).text == "year":
		e.counted, e.unit, e.n, e.to = true, years, u.value, j+2
		e.previous = u.class == back
	case u.class == article && g.at(j+1).class == back && g.at(j+2).text == "year":
		e.counted, e.unit, e.n, e.previous, e.to = true, years, g.at(j+1).value, true, j+3
	}
	if e.until != nil {
		e.until.year = e.year
	}
}

// bareMonth tells whether a month without number stands where a month can: a
// word that is also a verb or a name needs a preposition or the like before it.
func (g *grammar) bareMonth(i int) bool {
	u, before := g.at(i), g.at(i-1)
	if u.class == monthAbbr || !u.upper {
		return false
	}
	switch u.text {
	case "may", "march", "april", "june", "august":
		switch before.class {
		case preposition, shift, back, edge, of, order, link:
			return true
		}
		return before.isDash() || u.text == "august" || u.text == "june" && i > 0 && g.noName(i)
	}
	return true
}

// noName tells that the unit at i stands apart from other capitalised words,
// so that it is no first name.
func (g *grammar) noName(i int) bool { return !g.at(i + 1).upper }

// dayFirst reads "10 January 2022", "7th of December", "10-13 January",
// "10 and 13 January".
func (g *grammar) dayFirst(i int) (expression, bool) {
	day, j, ok := g.dayAt(i)
	if !ok {
		return expression{}, false
	}
	last := 0
	if u := g.at(j); u.isDash() || u.class == link {
		if d, next, ok := g.dayAt(j + 1); ok && d > day {
			last, j = d, next
		}
	}
	if g.at(j).class == of {
		j++
	}
	m, j, ok := g.monthAt(j)
	if !ok {
		return expression{}, false
	}
	e := expression{to: j, month: m, day: day}
	if last > 0 {
		e.until = &expression{month: m, day: last}
	}
	g.addYear(&e)
	return e, true
}

// dayOfMonth reads "the 7th of this month" and, after a preposition, "the 12th".
func (g *grammar) dayOfMonth(i int) (expression, bool) {
	if e, ok := g.dayFirst(i); ok {
		return e, true
	}
	day, j, ok := g.dayAt(i)
	if !ok || !isSuffix(g.at(j-1).text) {
		return expression{}, false
	}
	e := expression{to: j, day: day}
	if g.at(j).class == of && (g.at(j+1).class == shift || g.at(j+1).class == back) && g.at(j+2).text == "month" {
		e.to, e.counted, e.unit, e.n, e.previous = j+3, true, months, g.at(j+1).value, g.at(j+1).class == back
		return e, true
	}
	switch g.at(i - 2).text {
	case "on", "by", "until", "since", "from":
		return e, !g.phraseGoesOn(j)
	}
	return expression{}, false
}

// ordinalFirst reads "first of January", "the first half of 2022".
func (g *grammar) ordinalFirst(i int) (expression, bool) {
	if g.at(i+1).class == edge {
		return g.edge(i + 1)
	}
	return g.dayFirst(i)
}

// numeric reads what begins with a digit: "2022-01-23", "07.12.2021",
// "10 January", "3 days ago", "2021".
func (g *grammar) numeric(i int) (expression, bool) {
	if e, ok := g.separated(i); ok {
		return e, true
	}
	if e, ok := g.dayFirst(i); ok {
		return e, true
	}
	if e, ok := g.distance(i); ok {
		return e, true
	}
	if g.at(i).isYear() && g.yearStands(i) {
		return expression{to: i + 1, year: g.at(i).number}, true
	}
	return expression{}, false
}

// yearStands tells whether four digits stand where a year can: after a
// preposition, an edge or season, "the", a possessive, or in brackets; not
// before a thing counted.
func (g *grammar) yearStands(i int) bool {
	u, before, after := g.at(i), g.at(i-1), g.at(i+1)
	if after.glued && (kindOfText(after.text) == letter || after.text == "%" || g.continues(i+1)) {
		return false
	}
	if u.glued && (before.isDash() || before.text == "$" || before.digits > 0) {
		return false
	}
	switch before.class {
	case article, edge, season:
		return true
	case preposition, of, link, order:
		return !g.counts(i + 1)
	}
	return before.text == "(" || before.text == "year" || before.text == "'s" || i == 0 && after.text == ","
}

// counts tells whether the word at unit i could be what a number counts.
func (g *grammar) counts(i int) bool {
	u := g.at(i)
	return u.class == unitWord || u.text == "people" || u.text == "percent" || u.text == "km"
}

// separated reads three numbers with equal marks between: year first with
// "-", "/" or "."; day first with "."; with "/" whichever is not above 12.
func (g *grammar) separated(i int) (expression, bool) {
	a, b, c := g.at(i), g.at(i+2), g.at(i+4)
	mark := g.at(i + 1).text
	if mark != "-" && mark != "." && mark != "/" || g.at(i+3).text != mark || b.number < 0 || c.number < 0 {
		return expression{}, false
	}
	if !g.at(i+1).glued || !b.glued || !g.at(i+3).glued || !c.glued || b.digits > 2 {
		return expression{}, false
	}
	e := expression{to: i + 5}
	switch {
	case a.isYear() && c.digits <= 2:
		e.year, e.month, e.day = a.number, b.number, c.number
	case a.digits <= 2 && (c.isYear() || c.digits == 2 && mark != "-"):
		e.year = fullYear(c)
		e.day, e.month = a.number, b.number
		if mark == "/" && b.number > 12 {
			e.day, e.month = b.number, a.number
		} else if mark == "/" && a.number <= 12 && a.number != b.number {
			e.day, e.month = 0, 0 // 7/12 may be July or December
		}
	}
	return e, e.year > 0 && (date{e.year, e.month, e.day}).valid()
}

// fullYear is the year that u writes, two digits meaning the years around 2000
// that news archives hold: 1970 to 2069, as POSIX reads them (strptime, %y,
// with the turn at 69).
func fullYear(u *unit) int {
	switch {
	case u.digits == 4:
		return u.number
	case u.number < 69:
		return 2000 + u.number
	}
	return 1900 + u.number
}
