// Package source reads articles: files of many formats, folders and archives of
// them, addresses on the web, and standard input.
//
// # Formats
//
// A format is known by its content; the ending of a name decides only where
// content cannot (formats.go is the one table, from which help and README are
// written). Each format has a package of its own below this one that turns bytes
// into items: page, feed, table, markdown, mail, docx, pdf, warc. Archives are
// streamed: of one with a million pages, a few hundred are in memory. Files that
// hold no article (pictures, programs, a README) are passed over and counted; where
// one was named itself, that is a Problem.
//
// # Problems
//
// Bad input never ends a batch. Each piece that cannot be read becomes a Problem
// that names the file, the line and what to do, and reading goes on with the
// next one. Pieces are read side by side and delivered in their order.
//
// # Ids
//
// A file is named by its path within the folder or archive that was given, or by
// its base name where the file itself was given, without the ending; what lies at
// an address by that, without its scheme; a record by its own id, or by file and
// text where it has none. Ids are unique within one Read: another text under the
// same id gets "~2", "~3" and so on, and a text that repeats its id is a Problem.
// The paths are read in sorted order, so that the order in which they are given
// makes no difference. Two calls know nothing of each other: files of one name in
// two folders get the same id in both.
//
// # Text
//
// Text is turned into UTF-8 from whatever encoding it is in. Plain text is kept as
// it stands otherwise, line ends included; of formats with markup it is what the
// reader makes of it, paragraphs with a blank line between them. All positions
// refer to it.
//
// Only English is analysed. What is in another language is passed over; of a mixed
// text, the English paragraphs are kept (package language).
//
// # Titles
//
// The title of a page, a message or an entry of a feed heads its text. That of a
// record stands behind the text, after a blank line, unless the text begins with
// it: headlines tell acts, too, and positions in the text stay as they are. A
// plain text's title is its first line, whatever its length, if it stands alone (a
// blank line or a date line follows), does not end like a sentence or an
// unfinished line, and is no date. The line stays in the text.
//
// # Dates
//
// An article's date is that of its record, else the one that its page declares,
// else the one that its text gives at its head, else the one in its address;
// Article.DateFrom says which. Else it is that of Options, or empty. A date at the
// head that is none (2022-13-45) is reported through Options.Doubt.
//
// # The web
//
// See package fetch for what is fetched, and how. Of a feed that was fetched, the
// pages of entries are fetched, too, where it holds summaries only.
package source
