// Package store keeps the facts of articles in Cayley, in one local folder, and
// gives back the graph that they make together.
package store
