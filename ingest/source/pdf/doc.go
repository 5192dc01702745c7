// Package pdf reads articles from PDF files that hold text: page by page, the
// letters joined to lines, and the lines to paragraphs by their distance, size and
// indentation. Words that were cut at the end of a line are whole again; page
// numbers and lines that every page repeats are left out.
//
// The reading itself is done by PDFium, the library of Chromium, in WebAssembly: a
// broken or hostile file meets a sandbox with a bound on its memory, without files
// or network, which is thrown away when a page takes too long. Pure Go readers
// that were tried know nothing of the widths of letters in the files that browsers
// and office programs write, and break words there.
//
// Scanned pages hold pictures: they have no text here.
package pdf
