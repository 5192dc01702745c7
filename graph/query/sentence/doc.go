// Package sentence searches the sentences of a graph: those that its edges rest on,
// mentions among them, so that every sentence which names somebody can be found.
//
// A question is words that must all occur, in any form that has the same stem
// (english.Stem of Snowball) and whatever their accents. Words in double quotes must
// stand side by side; a word with a minus before it must not occur; one with an asterisk
// behind it is the beginning of a word.
//
// Sentences that fit are ranked by Okapi BM25 (Robertson and Zaragoza, "The
// Probabilistic Relevance Framework: BM25 and Beyond", 2009, with its usual k₁ = 1.2 and
// b = 0.75), those in which the words stand side by side first. Nothing is kept between
// questions: reading all sentences of a graph once costs less than keeping an index of
// them beside a store that changes.
package sentence
