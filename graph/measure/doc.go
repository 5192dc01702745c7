// Package measure answers questions about a graph as a whole: which actors
// matter most (Rank), which hang together (Communities), and who stands between two
// (Between). The graph is most often a part of another one, chosen by package query.
//
// Only acts between actors count, statements included, and each pair weighs as
// much as articles tell of acts between the two. All answers are in one order, and the
// same graph gives the same numbers.
//
// Betweenness and communities are gonum's (gonum.org/v1/gonum), distances those of
// github.com/dominikbraun/graph. PageRank is our own, since gonum's begins at
// random and so differs in the last digits; a test holds the two side by side.
//
// # Limits
//
// Betweenness takes time in proportion to actors times pairs and is refused for more
// than MaxBetween actors.
package measure
