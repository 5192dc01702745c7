// Package name compares names as they are spelt in different articles: it
// folds case, accents and punctuation, brings the usual transliterations of a
// name to one key, and measures the distance between misspelt names.
//
// It knows nothing of the things that bear the names: whether two bearers of
// one name are the same is for package resolve to decide.
//
// The spelling rules are data: spelling.tsv holds the transliterations, given.tsv the
// variants and short forms of given names. Both are embedded.
package name
