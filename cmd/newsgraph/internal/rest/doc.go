// Package rest answers questions to the graph over HTTP, in JSON: what package ask
// answers, read-only, under /api/v1. openapi.json describes it, and is served at
// /api/v1/openapi.json.
//
// A wrong parameter is status 400, a name that nothing bears, or words that are none, 404, one that several bear
// 409 with the candidates; the body of an error is {"error": "…"}, in the words of the
// command line. Parameters that nobody knows are wrong, so that a typing error is not
// taken for an answer.
package rest
