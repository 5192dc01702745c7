// Package speech finds whose words are whose: quoted stretches, the clauses
// that verbs of saying report, what stands "according to" somebody, and
// quotations whose speaker is given by a caption after them.
//
// Annotate fills Document.Speech with the stretch and the word that introduces
// it; who the speaker is, is for coreference to say, which asks Speaker for the
// phrase. Quotation marks of all styles are read, also unbalanced ones and those
// that translation has turned or moved (`the same, "- said the envoy`).
//
// Words in quotation marks that are no clause of their own, such as titles and
// single words taken up with distance, are not speech.
package speech
