package event

import (
	"testing"

	"newsgraph/graph"
	"newsgraph/ingest/event/mode"
)

func TestTurn(t *testing.T) {
	will := mode.Mode{Status: graph.Planned, Future: true, Trigger: "will"}
	willNot := mode.Mode{Status: graph.Denied, Future: true, Negated: true, Trigger: "will"}
	for _, c := range []struct {
		name     string
		relation graph.Relation
		mode     mode.Mode
		told     bool
		want     graph.Relation
		status   graph.Status
		gone     bool
	}{
		{name: "as told", relation: graph.Attacked, mode: mode.Mode{Status: graph.Actual}, want: graph.Attacked, status: graph.Actual},
		{name: "will not meet", relation: graph.Met, mode: willNot, want: graph.Rejected, status: graph.Actual},
		{name: "did not meet", relation: graph.Met, mode: mode.Mode{Status: graph.Denied, Negated: true}, want: graph.Met, status: graph.Denied},
		{name: "did not refuse", relation: graph.Rejected, mode: mode.Mode{Status: graph.Denied, Negated: true}, gone: true},
		{name: "will aid", relation: graph.Aided, mode: will, want: graph.AgreedWith, status: graph.Planned},
		{name: "will meet", relation: graph.Met, mode: will, want: graph.Met, status: graph.Planned},
		{name: "said that it will attack", relation: graph.Attacked, mode: will, told: true, want: graph.Threatened, status: graph.Actual},
		{name: "cannot accept", relation: graph.AgreedWith, mode: mode.Mode{Status: graph.Denied, Negated: true, Trigger: "can"}, want: graph.Rejected, status: graph.Actual},
		{name: "threatened if", relation: graph.Threatened, mode: mode.Mode{Status: graph.Possible, Conditional: true}, want: graph.Threatened, status: graph.Actual},
		{name: "would warn if", relation: graph.Warned, mode: mode.Mode{Status: graph.Possible, Conditional: true, Future: true, Trigger: "would"}, want: graph.Warned, status: graph.Possible},
		{name: "cannot attack", relation: graph.Attacked, mode: mode.Mode{Status: graph.Denied, Negated: true, Trigger: "can"}, want: graph.Attacked, status: graph.Denied},
	} {
		relation, status, ok := turn(c.relation, c.mode, c.told)
		if ok == c.gone || ok && (relation != c.want || status != c.status) {
			t.Errorf("%s: %s %s %v, want %s %s", c.name, relation, status, ok, c.want, c.status)
		}
	}
}

func TestEveryClassHasAUsualRelation(t *testing.T) {
	for _, def := range graph.Definitions() {
		if def.Class.Quad() == "" { // neither a judged class nor ever called off
			continue
		}
		u, _ := graph.Define(usual(JudgeClass(def.Class)))
		if JudgeClass(u.Class) != JudgeClass(def.Class) {
			t.Errorf("%s: usual relation of class %s is of class %s", def.Relation, def.Class, u.Class)
		}
	}
}
