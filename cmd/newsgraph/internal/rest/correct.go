package rest

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
)

// Corrections is where corrections are taken, by a server that takes them.
const Corrections = Root + "corrections"

// TokenHeader carries the token of those who may correct.
const TokenHeader = "X-Newsgraph-Token"

// Correction is a correction by hand as the explorer sends it.
type Correction struct {
	// Verb is reject or confirm, of an edge, or merge, of two nodes.
	Verb string `json:"correction"`
	// Of is the id of an edge, or of one node; To that of the other node.
	Of string `json:"of"`
	To string `json:"to,omitempty"`
	// Names are the names of two nodes, for where the ids are unknown to the rules.
	Names []string `json:"names,omitempty"`
	Why   string   `json:"why,omitempty"`
}

// ConflictError says why a correction could not be carried out.
type ConflictError struct{ Err error }

// Error is the message of the error underneath.
func (e *ConflictError) Error() string { return e.Err.Error() }

// Unwrap returns the error underneath.
func (e *ConflictError) Unwrap() error { return e.Err }

// mostCorrection is the most bytes of a correction: ids and names are short.
const mostCorrection = 64 << 10

// NewCorrections returns the handler of Corrections: it has those carried out that come with
// the token, and answers 204, 409 where one could not be carried out, 403 without the
// token, and 400 for anything else. A page of another site can send neither the header nor
// the type that it asks for.
func NewCorrections(token string, correct func(context.Context, Correction) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if subtle.ConstantTimeCompare([]byte(r.Header.Get(TokenHeader)), []byte(token)) != 1 {
			reply(w, http.StatusForbidden, failure{Error: "corrections need the token of the address that the server has printed"})
			return
		}
		c, err := readCorrection(r)
		if err != nil {
			fail(w, badRequest{err})
			return
		}
		if err := correct(r.Context(), c); err != nil {
			fail(w, err)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	})
}

func readCorrection(r *http.Request) (c Correction, err error) {
	if t, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || t != "application/json" {
		return c, fmt.Errorf("a correction is application/json, not %q", r.Header.Get("Content-Type"))
	}
	in := json.NewDecoder(io.LimitReader(r.Body, mostCorrection))
	in.DisallowUnknownFields()
	if err := in.Decode(&c); err != nil {
		return c, fmt.Errorf("the correction cannot be read: %w", err)
	}
	switch {
	case c.Verb != "reject" && c.Verb != "confirm" && c.Verb != "merge":
		return c, fmt.Errorf("%q is none of reject, confirm and merge", c.Verb)
	case c.Of == "" || (c.Verb == "merge") != (c.To != ""):
		return c, fmt.Errorf("%s takes one edge, merge two nodes", c.Verb)
	case len(c.Names) != 0 && len(c.Names) != 2:
		return c, fmt.Errorf("%d names; give two, or none", len(c.Names))
	}
	return c, nil
}
