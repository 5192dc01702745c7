// Package parties measures who is who: whether the parties of annotated acts are
// mentions of the right entity in the sentence that tells the act, and how often
// the entities of an article are one thing each.
//
// It looks at the analysis before any act is found, so that its figures tell what
// the stages of names, actors and chains alone are worth: a party that is reached
// here is one that an extractor can choose.
package parties
