// Package html writes the explorer: a page in which a person reads the graph.
//
// Write makes one self-contained file that works from disk without a network:
// the graph as JSON, the style sheet and the script. The package live serves
// the same page from a running program.
//
// Text from articles is data for the page, never markup and never script. The
// graph stands in a JSON data block in which every character that could end
// the block is escaped; the script puts text into the page as text nodes only;
// and the page's Content-Security-Policy allows exactly one script and one
// style sheet, by their hashes, and no request to anywhere.
//
// Limits: the page holds the whole graph and draws all that its filters leave.
// It stays fluid up to some 5,000 edges in the picture; one of 50,000 still opens
// within seconds, but says little: filter larger graphs first. It needs a browser
// of 2023 or later; without WebGL it shows search, lists and cards, and no picture.
//
// The script is built from the TypeScript sources in web by Vite. The result
// is kept in dist, so that building the program needs nothing but Go. After a
// change of the sources, run "npm ci && npm run build" in web.
package html
