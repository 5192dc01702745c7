// Package dot writes a graph for Graphviz, styled for reading: kinds differ by
// shape and colour, statuses by line, and every edge is labelled with relation
// and date.
//
// A picture of thousands of edges shows nothing, so that by default a large
// graph is reduced: parallel edges are folded into one and only the weightiest
// are kept, which a comment in the file and the label of the picture say. What
// is for programs belongs in another format.
package dot
