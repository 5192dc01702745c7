// Package temporal finds the time expressions of an article and works them out
// from the article's own date: "on Friday", "January 10", "last week", "a day
// later", "from Monday to Wednesday".
//
// Annotate fills Document.Times. For tells the date of an event: the one that its
// sentence states, or that of the passage which it is told in. ArticleDate reads
// the date at the head of a text.
//
// # Principles
//
// Nothing is invented, and no clock is read. Without an article date a
// weekday or "last week" has no value. A day without a year ("January 10") is
// then worked out only from what the text itself holds, in this order: the
// latest past date with a year, within a third of a year; a weekday with a day
// of the month ("Friday, December 31"), where exactly one year of the terms of
// the office-holders named in the text gives that day that weekday (terms.tsv);
// the only year that the text names.
//
// With an article date, a year that is left out is the nearest one on the side
// where the verb looks: what happened lies before, what is planned after.
//
// A day or month in a name ("the Sunday Times", names.tsv) is no date, years counted in
// tens ("fifty years ago") name no year, and what "since" opens dates nothing but
// itself.
//
// A part of a day is dropped, the day stands. A part of a month or year
// ("mid-September", "the end of 2021") gives the month or year. A week is seven
// days from Monday to Sunday.
//
// The package does not read holidays, fiscal years, decades and centuries, or
// dates counted from an event ("two days after the summit").
package temporal
