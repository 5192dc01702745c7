package tag

import (
	"strings"

	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/wordclass"
)

// A clause has one finite verb. What is behind a word and before it tells whether
// the verb is still to come.

// clause says which verbs were met before a token; a set of bits.
type clause uint8

const (
	// verbSoFar is set when the sentence had a finite verb, verbInClause when it
	// stands behind the last break.
	verbSoFar clause = 1 << iota
	verbInClause
)

// kind is what a class of the tagger does to a clause.
type kind uint8

const (
	other kind = iota
	finite
	breaks
)

// kindOf returns the kind of a class.
func kindOf(class string) kind {
	upos, xpos, _ := strings.Cut(class, Separator)
	switch xpos {
	case "VBD", "VBZ", "VBP", "MD":
		return finite
	case ",", ":", "CC", "WDT", "WP", "WRB", "WP$", "``", "''":
		return breaks
	}
	if upos == "SCONJ" {
		return breaks
	}
	return other
}

// after is the clause behind a token of the kind.
func (c clause) after(k kind) clause {
	switch k {
	case finite:
		return verbSoFar | verbInClause
	case breaks:
		return c &^ verbInClause
	}
	return c
}

// ahead says what verb the words behind a token can be up to the next break.
type ahead uint8

const (
	noVerb    ahead = iota
	maybeVerb       // a word that can be a verb and something else
	sureVerb        // a word that can only be a verb, or an auxiliary
)

// aheadOf is what a token adds to what is ahead of the tokens before it, given what
// is ahead of itself.
func aheadOf(t *document.Token, classes wordclass.Set, behind ahead) ahead {
	switch t.Lower {
	case ",", ";", ":", "--", "-", "\"", "and", "but", "or", "that", "which", "who", "when", "while", "because", "if", "after", "before", "as":
		return noVerb
	case "is", "are", "was", "were", "am", "'s", "'re", "has", "have", "had", "do", "does", "did", "will", "would",
		"can", "could", "may", "might", "must", "shall", "should", "'ll", "'d", "'ve":
		return sureVerb
	}
	verbal := classes & (wordclass.Verb | wordclass.Past | wordclass.Third)
	switch {
	case verbal == 0:
		return behind
	case classes == verbal && classes != wordclass.Verb:
		return sureVerb
	}
	return max(behind, maybeVerb)
}
