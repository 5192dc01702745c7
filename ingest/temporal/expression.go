package temporal

// expression is a time expression as it was read, before it is worked out.
// Fields that are zero were not said.
type expression struct {
	from, to int // units of the sentence

	year, month, day int
	weekday          int // 1 for Monday to 7 for Sunday
	// shift chooses a neighbour of the present weekday or month: "last
	// Friday" -1, "this April" 0, "next March" 1; shifted tells that it was
	// said.
	shift   int
	shifted bool

	// counted marks a distance of n units from the article's date, or with
	// previous from the date spoken of before.
	counted  bool
	n        int
	unit     calendar
	previous bool
	// narrative marks "the next month": from the previous date where the past
	// is told, otherwise from the article's date.
	narrative bool
	// window marks "within the next week": the n units that begin tomorrow.
	window bool
	// futureOnly marks "in two days", which is a distance only where the verb
	// looks forward and a duration elsewhere.
	futureOnly bool

	past, future bool // a vague stretch on one side of the article's date

	until *expression // last day of a range
}

// absolute tells whether e names a date without need of another.
func (e *expression) absolute() bool { return e.year > 0 && !e.counted }

// grammar reads the units of one sentence.
type grammar struct{ units []unit }

var none = unit{number: -1}

// at returns unit i, or an empty one beyond the ends.
func (g *grammar) at(i int) *unit {
	if i < 0 || i >= len(g.units) {
		return &none
	}
	return &g.units[i]
}

// match reads the longest expression that begins at unit i, ranges included.
func (g *grammar) match(i int) (expression, bool) {
	e, ok := g.single(i)
	if !ok {
		return e, false
	}
	e.from = i
	return g.upTo(e), true
}

// upTo adds the second end of "from A to B", "between A and B" and "A - B".
func (g *grammar) upTo(e expression) expression {
	if e.until != nil || !g.joins(&e) {
		return e
	}
	last, ok := g.single(e.to + 1)
	if !ok || last.counted != e.counted || last.until != nil {
		return e
	}
	last.from = e.to + 1
	e.to = last.to
	e.until = &last
	return e
}

// joins tells whether a range goes on after e: by a dash, or by a linking word
// where "from" or "between" opened it.
func (g *grammar) joins(e *expression) bool {
	next := g.at(e.to)
	if next.isDash() {
		return true
	}
	opener := g.at(e.from - 1).text
	if opener == "the" {
		opener = g.at(e.from - 2).text
	}
	switch next.text {
	case "to", "until", "till", "through":
		return opener == "from" || next.text == "through"
	case "and":
		return opener == "between"
	}
	return false
}

// single reads one expression at unit i.
func (g *grammar) single(i int) (expression, bool) {
	u := g.at(i)
	if u.number >= 0 {
		return g.numeric(i)
	}
	if u.class == numberWord && g.at(i+1).isDash() {
		return g.dayFirst(i) // "twenty-first of May"
	}
	switch u.class {
	case month, monthAbbr:
		return g.monthFirst(i)
	case weekday, weekdayAbbr:
		return g.weekdayFirst(i)
	case dayWord:
		return expression{to: i + 1, counted: true, n: u.value, unit: days}, true
	case shift:
		return g.shifted(i, false)
	case back:
		return g.backward(i)
	case order:
		return g.ordered(i)
	case numberWord, some, indefinite, unitWord:
		return g.distance(i)
	case ordinalWord:
		return g.ordinalFirst(i)
	case edge, season:
		return g.edge(i)
	case article:
		return g.definite(i)
	}
	return expression{}, false
}

// definite reads what follows "the".
func (g *grammar) definite(i int) (expression, bool) {
	switch next := g.at(i + 1); {
	case next.class == shift:
		return g.shifted(i+1, true)
	case next.class == back && next.text != "that", next.class == edge && next.text != "late",
		next.class == season, next.class == ordinalWord, next.class == numberWord:
		return g.single(i + 1)
	case next.number >= 0:
		return g.dayOfMonth(i + 1)
	case next.text == "year" && g.at(i+2).isYear():
		return expression{to: i + 3, year: g.at(i + 2).number}, true
	case next.text == "weekend":
		return expression{to: i + 2, weekday: 6, until: &expression{weekday: 7}}, true
	case next.text == "day" || next.text == "night":
		return g.theDay(i + 1)
	}
	return expression{}, false
}

// theDay reads "the day before", "the day after tomorrow".
func (g *grammar) theDay(i int) (expression, bool) {
	side, base := g.at(i+1), g.at(i+2)
	if side.text != "before" && side.text != "after" && side.text != "earlier" {
		return expression{}, false
	}
	e := expression{counted: true, n: side.value, unit: days}
	switch {
	case base.class == dayWord && base.value == side.value:
		e.to, e.n = i+3, 2*side.value
	case g.ends(i + 2):
		e.to, e.previous = i+2, true
	default:
		return expression{}, false
	}
	return e, true
}

// ends tells whether no phrase goes on at unit i, so that "before" and "after"
// cannot take one.
func (g *grammar) ends(i int) bool {
	u := g.at(i)
	return u.text == "" || u.number < 0 && !u.isDash() && len(u.text) == 1 && kindOf(u.text[0]) == other
}

// edge reads "early January", "the end of 2021", "the summer of 2020".
func (g *grammar) edge(i int) (expression, bool) {
	j := i + 1
	direct := g.at(i).class == season
	switch g.at(i).text {
	case "early", "mid", "late":
		direct = true
	}
	if g.at(j).isDash() {
		j++
	}
	if g.at(j).class == of {
		j++
	} else if !direct {
		return expression{}, false
	} else if g.at(j).text == "in" || g.at(j).text == "on" {
		j++
	}
	return g.whole(j)
}

// whole reads a month, year or other stretch that an edge belongs to.
func (g *grammar) whole(j int) (expression, bool) {
	u := g.at(j)
	if u.isYear() {
		return expression{to: j + 1, year: u.number}, true
	}
	if u.class == article && g.at(j+1).class == unitWord && g.at(j+1).value >= int(days) {
		unit := calendar(g.at(j + 1).value)
		return expression{to: j + 2, counted: true, unit: unit, previous: unit == days}, true
	}
	if u.class == numberWord || u.class == some || u.class == indefinite || u.class == unitWord {
		return expression{}, false
	}
	return g.single(j)
}

// ordered reads "earlier that day", "later this month", "earlier on Friday",
// "earlier in the day".
func (g *grammar) ordered(i int) (expression, bool) {
	if t := g.at(i).text; t != "earlier" && t != "later" {
		return expression{}, false
	}
	j := i + 1
	if t := g.at(j).text; t == "in" || t == "on" {
		j++
	}
	return g.whole(j)
}
