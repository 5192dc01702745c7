// Package judging fits the judge of package event: a multinomial logistic
// regression that says which class of act a candidate is, given the rules'
// opinion, the words of its clause and what its parties are.
//
// It learns from labelled sentences (one event each, with its actors) and from
// annotated articles, and is measured by cross-validation over whole texts.
package judging

// Folds is the number of folds of the cross-validation.
const Folds = 5
