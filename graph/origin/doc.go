// Package origin finds the articles that tell one story over: copies of an agency's
// report, word by word, shortened, under another headline or slightly reworded. What
// a dozen papers print of one report is one witness, not twelve.
//
// Sign makes a signature of a text, 128 values of MinHash (Broder 1997) over its runs of
// five words; Same compares two. Assign gives all copies of a story the id of one of them:
// the earliest by its date, of those the first by its id. Update does the same for a
// set that changes, over a table of signatures that somebody keeps. Both depend on
// nothing but the set of the documents: neither their order nor the batches in which they
// came make a difference.
//
// Two articles of one event by two authors are no copies, and neither are two articles that
// quote the same statement among words of their own. Translations and copies that were
// told anew in other words are not found. Copies need not be like one another where each is
// like a third.
package origin
