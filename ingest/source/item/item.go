// Package item holds what the readers of all formats give: an article as its
// format tells it, and the problem with a piece of input that gives none.
//
// The package is a leaf: it reads nothing itself.
package item

// The values of Item.DateFrom: a field of the record, the metadata of a web
// page, the text itself, the address.
const (
	FromRecord  = "record"
	FromPage    = "page"
	FromText    = "text"
	FromAddress = "address"
)

// Item is one article as its format gives it. Only Text is never empty.
type Item struct {
	// ID is the article's own name, where its format has one.
	ID string
	// Title is the headline. It is part of Text, unless Beside is set: then it
	// stands beside a text whose positions must stay as they are.
	Title  string
	Beside bool
	// Date is ISO 8601 as exact as known, DateFrom says where it stands.
	Date, DateFrom string
	// URL is the article's own address, Publisher the outlet, Language the ISO
	// 639-1 code that the format declares.
	URL, Publisher, Language string
	// Text is valid UTF-8.
	Text string
	// Line is the 1-based line of the file at which the item begins, or 0.
	Line int
}
