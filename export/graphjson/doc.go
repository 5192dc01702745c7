// Package graphjson writes and reads graph.json, the interchange file: one UTF-8
// JSON object with documents, nodes and edges, one of them a line, which loses
// nothing of a graph. Absent values are left out, never null or "".
//
// Read checks what it reads and names line and element of the first error. It
// does not judge the facts themselves.
package graphjson
