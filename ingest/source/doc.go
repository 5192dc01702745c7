// Package source reads articles: text files, folders of them, standard input
// and JSON lines.
//
// Bad input never ends a batch. Each piece that cannot be read becomes a Problem
// that names the file, the line and what to do, and reading goes on with the
// next one.
//
// # Ids
//
// A text file is named by its path within the folder that was given, or by its
// base name where the file itself was given, without the ending; a JSON line by
// its field "id", or by file and text where it has none. Ids are unique within
// one Read: another text under the same id gets "~2", "~3" and so on, and a text
// that repeats its id is a Problem. The paths are read in sorted order, so that
// the order in which they are given makes no difference. Two calls know nothing
// of each other: files of one name in two folders get the same id in both.
//
// # Text
//
// Text is UTF-8 or, with a byte order mark, UTF-16. The byte order mark is left
// out; otherwise the text is kept as it stands, line ends included (but for a
// title that a JSON line gives beside it, see below), and all positions refer to it. Web pages, PDF and other formats are refused, not
// guessed at.
//
// # Titles
//
// The title of a JSON line is its field "title". Headlines tell acts, too, so that
// it is read with the text: behind it, after a blank line, unless the text begins
// with it; positions in the text stay as they are. A text file's title is its
// first line, if it looks like a heading: at most 120 code points, without a
// full stop or another mark of an unfinished line at its end, not a date, and
// followed by a blank line or a line with the article's date. The line stays in
// the text.
//
// # Dates
//
// An article's date is that of its record, else the one that its text gives at
// its head, else that of Options; without any it is empty. A date at the head
// that is none (2022-13-45) is reported through Options.Doubt.
package source
