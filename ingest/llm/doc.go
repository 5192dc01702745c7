// Package llm lets a language model find acts, or judge those that others found.
//
// It stands behind the contract of package act, with two ways to take part:
// Verify judges the acts and meetings that are there already (right, arguable or
// wrong: the first two get a confidence, the last are dropped), Read reads the
// whole article in place of the rules.
//
// The model is trusted with judgement and with nothing else. Its instructions are
// a data file (prompt.txt) that users may replace; its answers have a form
// (schema.go) and are checked piece by piece. What it says is found again in the
// text by its words, so that every position is ours (locate.go); who the parties
// are is what the mentions of the document say (parties.go); dates are those of
// the time expressions found in the text. What breaks the form or cannot be found
// is dropped and counted. So an article that holds instructions for the model can
// at worst change which of its own sentences are told as acts.
//
// The package neither connects nor stores: package chat does that.
package llm
