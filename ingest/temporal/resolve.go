package temporal

// resolver works expressions out against the dates that the text gives.
type resolver struct {
	article  date // the article's own date, zero when unknown
	soft     date // where no article date is known: a date near to it, or zero
	previous date // the date spoken of before, zero when none
	// direction tells on which side of the article's date the verb of the
	// expression looks: -1 past, 1 or scheduled future, 0 unknown. It is asked at
	// most once for an expression.
	direction func() int
}

// stretch is a resolved expression: the days from first to last, or first
// alone as exact as known.
type stretch struct{ first, last date }

// resolve works e out; the zero stretch stands for what cannot be known.
func (r *resolver) resolve(e *expression) stretch {
	s := r.single(e)
	if e.until == nil || s.first.year == 0 {
		return s
	}
	end := *e.until
	last := r.rangeEnd(&end, s.first)
	if last.year == 0 || last.number() < s.first.number() {
		return s
	}
	return stretch{s.first, last}
}

// rangeEnd works out the second end of a range, which lies after first.
func (r *resolver) rangeEnd(e *expression, first date) date {
	switch {
	case e.weekday > 0 && e.month == 0 && first.exact():
		return first.addDays((e.weekday - first.weekday() + 7) % 7)
	case e.month > 0 && e.year == 0:
		end := date{first.year, e.month, e.day}
		if end.number() < first.number() {
			end.year++
		}
		return checked(end)
	}
	return r.single(e).first
}

// checked is d, or the zero date where the calendar has no such day.
func checked(d date) date {
	if !d.valid() {
		return date{}
	}
	return d
}

func (r *resolver) single(e *expression) stretch {
	switch {
	case e.month > 0 && e.year > 0 || e.absolute():
		return stretch{first: checked(date{e.year, e.month, e.day})}
	case e.month > 0 && e.counted:
		return stretch{first: r.monthOfYear(e)}
	case e.month > 0:
		return stretch{first: r.monthDay(e)}
	case e.day > 0:
		return stretch{first: r.dayOfMonth(e)}
	case e.weekday > 0:
		return stretch{first: r.weekday(e)}
	case e.counted:
		return r.distance(e)
	}
	return stretch{}
}

// base is the date that e counts from.
func (r *resolver) base(e *expression) date {
	if e.previous || e.narrative && r.previous.year > 0 && r.direction() < 0 {
		if r.previous.year == 0 && e.n != 0 && e.unit == days {
			return r.article // "the next day" in a text that has named no day
		}
		return r.previous
	}
	if r.article.year == 0 && e.unit == years && e.n == 0 {
		return date{year: r.soft.year}
	}
	return r.article
}

// distance works out a number of units from the base.
func (r *resolver) distance(e *expression) stretch {
	b := r.base(e)
	if b.year == 0 || e.futureOnly && r.direction() <= 0 {
		return stretch{}
	}
	if e.window {
		return r.week(b, e)
	}
	switch e.unit {
	case years:
		return stretch{first: checked(date{year: b.year + e.n})}
	case months:
		if b.month > 0 {
			return stretch{first: checked(b.addMonths(e.n))}
		}
		return stretch{}
	}
	if !b.exact() || abs(e.n) > daysIn400Years {
		return stretch{}
	}
	switch e.unit {
	case hours:
		return stretch{first: r.hours(b, e)}
	case days:
		return stretch{first: checked(b.addDays(e.n))}
	case weekends:
		saturday := b.addDays(7*e.n + 6 - b.weekday())
		return stretch{checked(saturday), saturday.addDays(1)}
	}
	return r.week(b, e)
}

// daysIn400Years bounds distances so that no sum leaves the calendar.
const daysIn400Years = 146097

// hours works out a distance that is shorter than a day: the day stands.
func (r *resolver) hours(b date, e *expression) date {
	if abs(e.n) >= 24 {
		return checked(b.addDays(e.n / 24))
	}
	return b
}

// week is the calendar week e.n weeks away, or for a window the seven days
// from tomorrow on.
func (r *resolver) week(b date, e *expression) stretch {
	if !b.exact() {
		return stretch{}
	}
	first := b.addDays(1)
	if !e.window {
		first = b.addDays(7*e.n + 1 - b.weekday())
	}
	return stretch{checked(first), first.addDays(6)}
}

// weekday works out a weekday. "On Friday" is the last Friday, today
// included, or where the verb looks forward the next one; "next Friday" the
// first after today, "last Friday" the last before it.
func (r *resolver) weekday(e *expression) date {
	b := r.article
	if e.previous {
		b = r.previous
	}
	if !b.exact() {
		return date{}
	}
	ahead := (e.weekday - b.weekday() + 7) % 7
	switch {
	case e.counted: // "Friday next week"
		return b.addDays(7*e.n + e.weekday - b.weekday())
	case e.shifted && e.shift > 0:
		return b.addDays((ahead+6)%7 + 1)
	case e.shifted && e.shift < 0:
		return b.addDays(ahead - 7)
	case e.shifted && !e.previous: // "this Friday"
		return b.addDays(e.weekday - b.weekday())
	case !e.shifted && r.direction() > 0, ahead == 0:
		return b.addDays(ahead)
	}
	return b.addDays(ahead - 7)
}

// monthOfYear works out "April last year".
func (r *resolver) monthOfYear(e *expression) date {
	b := r.base(e)
	if b.year == 0 {
		return date{}
	}
	return checked(date{b.year + e.n, e.month, e.day})
}

// wrongSide is the number of days that a date on the side of the article's
// date where the verb does not look counts as farther off. With it a date up to
// 27 days on the wrong side is preferred to its neighbour a year away: so near,
// the tense is more often misread than the year.
const wrongSide = 310

// wrongWeekday is the same for a year in which the day does not fall on the
// weekday named. It yields to nearness, since texts do err in weekdays.
const wrongWeekday = 200

// monthDay works out a month, with or without day, whose year is not said: the
// nearest one to the article's date on the side where the verb looks.
func (r *resolver) monthDay(e *expression) date {
	if r.article.year == 0 {
		return r.nearSoft(e)
	}
	if r.article.month == 0 || e.shifted && e.shift == 0 { // "this April"
		return checked(date{r.article.year, e.month, e.day})
	}
	side := e.shift
	if !e.shifted {
		if side = r.direction(); side == scheduled {
			side = 0
		}
	}
	best, bestCost := date{}, 0
	for year := r.article.year - 1; year <= r.article.year+1; year++ {
		d := date{year, e.month, e.day}
		if !d.valid() {
			continue
		}
		cost := r.cost(d, e.weekday, side)
		if best.year == 0 || cost < bestCost {
			best, bestCost = d, cost
		}
	}
	return best
}

func (r *resolver) cost(d date, weekday, side int) int {
	away := d.number() - r.article.number()
	if d.month == r.article.month && d.year == r.article.year && d.day == 0 {
		away = 0
	}
	cost := abs(away)
	if away*side < 0 {
		cost += wrongSide
	}
	if weekday > 0 && d.exact() && d.weekday() != weekday {
		cost += wrongWeekday
	}
	return cost
}

// softReach is the number of days around the only dated words of a text
// within which a day without a year is taken to belong to them: a third of a
// year, so that the next best year is at least twice as far.
const softReach = 120

// nearSoft works out a month whose year is not said in a text without date.
func (r *resolver) nearSoft(e *expression) date {
	switch {
	case r.soft.year == 0 || e.shifted:
		return date{}
	case r.soft.month == 0:
		return checked(date{r.soft.year, e.month, e.day})
	}
	for year := r.soft.year - 1; year <= r.soft.year+1; year++ {
		d := date{year, e.month, e.day}
		if d.valid() && abs(d.number()-r.soft.number()) <= softReach {
			return d
		}
	}
	return date{}
}

// dayOfMonth works out "the 7th of this month" and "by the 12th".
func (r *resolver) dayOfMonth(e *expression) date {
	if e.counted {
		b := r.base(e)
		if b.month == 0 {
			return date{}
		}
		m := b.addMonths(e.n)
		return checked(date{m.year, m.month, e.day})
	}
	if !r.article.exact() {
		return date{}
	}
	side := r.direction()
	best, bestCost := date{}, 0
	for n := -1; n <= 1; n++ {
		d := r.article.addMonths(n)
		if d.day = e.day; !d.valid() {
			continue
		}
		cost := abs(d.number() - r.article.number())
		if (d.number()-r.article.number())*side < 0 {
			cost += daysIn(d.year, d.month)
		}
		if best.year == 0 || cost < bestCost {
			best, bestCost = d, cost
		}
	}
	return best
}
