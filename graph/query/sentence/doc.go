// Package sentence finds sentences by their words.
//
// A question is words that must all occur, in any form that has the same stem
// (english.Stem of Snowball) and whatever their accents. Words in double quotes must
// stand side by side; a word with a minus before it must not occur; one with an asterisk
// behind it is the beginning of a word.
//
// An Index says in which sentences which words occur; a store keeps one of all sentences
// of its articles, NewMemory makes one of the sentences of a graph. Whether words stand
// side by side is looked up in the sentences that have them all.
//
// Sentences that fit are ranked by Okapi BM25 (Robertson and Zaragoza, "The
// Probabilistic Relevance Framework: BM25 and Beyond", 2009, with its usual k₁ = 1.2 and
// b = 0.75), those in which the words stand side by side first, then by article and
// position. Select says which of them a filter chooses, and which acts rest on them.
package sentence
