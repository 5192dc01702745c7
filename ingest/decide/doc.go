// Package decide takes the decision over what rules claim, and over pairs of actors of
// one sentence that no rule claims anything of: which of the two does what to the
// other, or nothing.
//
// For each pair a softmax chooses between no act and the PLOVER classes in both
// directions. It weighs symbols: what the parties are, the way between them through
// the tree, the words on it with their clusters, what the lexicon takes them for and
// in which mode they stand, quotes, the place in the article, and the rules that claim
// something, with their entry and roles. The chance, brought to the scale of what
// readers called right (calibration.txt), becomes the confidence of the act. Claims
// that hardly anything speaks for are dropped; pairs that much speaks for become acts
// without a rule.
//
// The model is fitted by cmd/newsgraph-train (step decide) to articles in which
// readers judged every claim and added what was missed; figures, ablations and the
// learning curve stand in its README.
//
// The package finds neither parties nor dates: it reads the document and the readings
// of package act.
package decide
