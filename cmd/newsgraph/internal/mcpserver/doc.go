// Package mcpserver answers questions to the graph over the Model Context Protocol, so
// that assistants can ask it and cite the sentences that an answer rests on. Its tools
// only read: search, actor, acts, path and sentences of package ask.
//
// What articles say comes back as data. A sentence of an article that looks like an
// instruction is a sentence of an article; the server's instructions say so to clients.
package mcpserver
