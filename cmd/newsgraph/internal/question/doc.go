// Package question reads a question in plain English ("What did Russia demand from
// NATO in December 2021?") as one of the questions that the program answers: who, did
// what, to whom, when; or how two are connected. It uses the analysis that articles are
// read with, and the names of the graph.
//
// It reads one clause with one verb. It does not reason: what it finds no word for it
// leaves out, and Question.Unread says so.
package question
