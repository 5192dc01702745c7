package temporal

// weekdayFirst reads "Friday", "Friday, December 31", "Friday (31 December)",
// "Friday next week", "Friday evening", "Friday the 13th of May".
func (g *grammar) weekdayFirst(i int) (expression, bool) {
	u := g.at(i)
	e := expression{to: i + 1, weekday: u.value}
	if u.class == weekdayAbbr && g.at(e.to).text == "." && g.at(e.to).glued {
		e.to++
	}
	if dated, ok := g.weekdayDate(e); ok {
		return dated, true
	}
	if u.class == weekdayAbbr || !u.upper {
		return expression{}, false
	}
	if g.at(e.to).class == daypart {
		e.to++
	}
	g.weekOf(&e)
	return e, true
}

// weekdayDate reads the date that stands after a weekday.
func (g *grammar) weekdayDate(e expression) (expression, bool) {
	j, bracket := e.to, false
	if g.at(j).text == "," || g.at(j).text == "(" {
		bracket = g.at(j).text == "("
		j++
	}
	for g.at(j).class == article || g.at(j).text == "on" {
		j++
	}
	full, ok := expression{}, false
	if c := g.at(j).class; c == month || c == monthAbbr {
		full, ok = g.monthFirst(j)
	} else {
		full, ok = g.dayFirst(j)
	}
	if !ok || full.day == 0 {
		return e, false
	}
	full.weekday = e.weekday
	if bracket && g.at(full.to).text == ")" {
		full.to++
	}
	return full, true
}

// weekOf reads the week of a weekday: "Friday next week", "Friday of this week".
func (g *grammar) weekOf(e *expression) {
	j := e.to
	if g.at(j).class == of {
		j++
	}
	if g.at(j).class == article {
		j++
	}
	u := g.at(j)
	if (u.class == shift || u.class == back) && g.at(j+1).text == "week" {
		e.counted, e.unit, e.n, e.to = true, weeks, u.value, j+2
		e.previous = u.class == back
	}
}

// shifted reads what follows "last", "this", "next" and their like; the is set
// after the article.
func (g *grammar) shifted(i int, the bool) (expression, bool) {
	s, u := g.at(i), g.at(i+1)
	e := expression{to: i + 2, shift: s.value, shifted: true}
	switch u.class {
	case weekday:
		e.weekday = u.value
		if g.at(e.to).class == daypart {
			e.to++
		}
		return e, u.upper
	case month:
		e.month = u.value
		if day, next, ok := g.dayAt(e.to); ok {
			e.day, e.to = day, next
		}
		return e, u.upper
	case daypart:
		return expression{to: i + 2, counted: true, n: s.value, unit: days, previous: the || s.value > 0}, s.text != "past"
	case season:
		return expression{to: i + 2, counted: s.value == 0, unit: years, past: s.value < 0, future: s.value > 0}, true
	case numberWord, some:
		return g.vague(i+2, s.value)
	case unitWord:
		return g.shiftedUnit(i, the)
	}
	if u.number >= 0 {
		return g.vague(i+2, s.value)
	}
	return expression{}, false
}

// vague reads the unit of "the past two weeks", "the next few days".
func (g *grammar) vague(i, side int) (expression, bool) {
	u := g.at(i)
	if u.class != unitWord && u.class != vagueUnit || side == 0 {
		return expression{}, false
	}
	return expression{to: i + 1, past: side < 0, future: side > 0}, true
}

// shiftedUnit reads "last week", "the coming days", "this year", "within the
// next week", "the next day".
func (g *grammar) shiftedUnit(i int, the bool) (expression, bool) {
	s, u := g.at(i), g.at(i+1)
	unit := calendar(u.value)
	plural := u.text[len(u.text)-1] == 's'
	if plural || s.text == "recent" || unit == hours {
		return g.vague(i+1, s.value)
	}
	e := expression{to: i + 2, counted: true, n: s.value, unit: unit}
	switch {
	case unit == days && s.value < 0:
		return expression{}, false // "the last day of the visit"
	case unit == days && s.value > 0:
		e.previous = true
	case the && s.value < 0:
		return g.vague(i+1, s.value)
	case the && s.value > 0 && unit == weeks && g.opens(i-2):
		e.window = true
	case the && s.value > 0:
		e.narrative = true
	}
	return e, true
}

// opens tells whether unit i is a preposition that makes a stretch of time a
// window: "within the next week".
func (g *grammar) opens(i int) bool {
	switch g.at(i).text {
	case "within", "over", "during", "in":
		return true
	}
	return false
}

// backward reads what counts from the date spoken of before: "the same day",
// "that year", "the following week", "the previous month", "that Friday".
func (g *grammar) backward(i int) (expression, bool) {
	s, u := g.at(i), g.at(i+1)
	e := expression{to: i + 2, n: s.value, previous: true}
	switch {
	case u.class == weekday && u.upper:
		e.weekday, e.shift, e.shifted = u.value, s.value, true
	case u.class == daypart && u.text != "night":
		e.counted, e.unit = true, days
	case u.class == unitWord && calendar(u.value) >= days && u.text[len(u.text)-1] != 's':
		e.counted, e.unit = true, calendar(u.value)
	default:
		return expression{}, false
	}
	return e, true
}

// distance reads "three days ago", "a day later", "in two weeks", "weeks ago".
func (g *grammar) distance(i int) (expression, bool) {
	n, j := 0, i
	switch u := g.at(i); {
	case u.class == numberWord:
		n, j = u.value, i+1
	case u.class == indefinite && (g.at(i+1).class == some || g.at(i+1).text == "couple"):
		n, j = g.at(i+1).value, i+2
	case u.class == indefinite:
		n, j = 1, i+1
	case u.class == some:
		j = i + 1
	case u.digits > 0 && u.digits < 4:
		n, j = u.number, i+1
	}
	if g.at(j).class == of {
		j++
	}
	u := g.at(j)
	if u.class != unitWord || u.glued && j > i && g.at(j-1).digits == 0 {
		return expression{}, false
	}
	return g.ordering(expression{to: j + 1, counted: true, n: n, unit: calendar(u.value)}, i)
}

// ordering reads on which side the distance e lies, and from where: the word
// after it, or the preposition before unit i.
func (g *grammar) ordering(e expression, i int) (expression, bool) {
	side := g.at(e.to)
	known := e.n > 0
	switch side.text {
	case "ago", "hence":
		e.n *= side.value
		e.past, e.future = !known && side.value < 0, !known && side.value > 0
		e.counted = known
	case "later", "earlier":
		e.n *= side.value
		e.previous = true
		known = known || e.unit == hours // of unknown number: still the same day
	case "before", "after", "beforehand", "afterwards":
		if !g.ends(e.to+1) || !known {
			return expression{}, false
		}
		e.n *= side.value
		e.previous = true
	default:
		before := g.at(i - 1).text
		e.futureOnly, e.counted, e.future = true, known && before == "in", before == "within" || !known
		return e, before == "within" && g.at(i).class != unitWord || before == "in" && known
	}
	e.to++
	return e, known || e.past || e.future
}
