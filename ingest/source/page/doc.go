// Package page reads articles from web pages: the main text without menus,
// advertisements and comments, and what the page says of itself (title, date of
// publication, outlet, canonical address, language).
//
// Scripts are never run. What a page shows only by script is not read.
package page
