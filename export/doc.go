// Package export holds the table of formats in which a graph can be written, over
// the packages that write them, one a format. They see a graph, never the store;
// filters and aggregation come before (package graph/query).
package export
