package event

import (
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/event/mode"
)

// turn applies mode m to a relation: a cooperative act that its agent will not
// do is a refusal; one that it will do is a promise; a penalty under a condition
// is a threat, and so is one that somebody says will come (told). ok is false
// where nothing is left of the act.
func turn(r graph.Relation, m mode.Mode, told bool) (relation graph.Relation, status graph.Status, ok bool) {
	if r == "" {
		return r, m.Status, true
	}
	class := classOf(r)
	if class == graph.Threaten && m.Conditional && m.Status == graph.Possible && m.Trigger == "" && !m.Hypothetical {
		m.Status = graph.Actual // the condition is that of the penalty
	}
	// Who cannot accept or support something turns it down; who cannot attack
	// does not refuse to.
	volition := m.Future || m.Unable() && (class == graph.Agree || class == graph.Support || class == graph.Concede)
	switch {
	case m.Negated && class == graph.Reject:
		return r, "", false
	case m.Negated && volition && friendly.is(r):
		return graph.Rejected, graph.Actual, true
	case m.Negated:
		return r, graph.Denied, true
	case m.Status == graph.Planned && strings.HasPrefix(m.Trigger, "to"):
		return r, m.Status, true
	case m.Future && m.Status == graph.Planned && promised.is(r):
		return graph.AgreedWith, graph.Planned, true
	case penal.is(r) && !m.Hypothetical && (told && m.Announced() || m.Conditional && m.Status == graph.Possible):
		return graph.Threatened, graph.Actual, true
	}
	return r, m.Status, true
}
