package lexicon

import (
	"fmt"
	"strings"
)

// Role is a place where an argument can stand: one of the places below or the phrase
// with a preposition. Direct forbids the step from a thing to its owner.
type Role struct {
	Name   string
	Direct bool
}

// places are the roles that are no preposition; data/verbs.txt explains them.
var places = words("obj own inside clause each end frontier name cause")

// prepositions are those that a role may name.
var prepositions = words(`about across against along alongside around at because before behind between by during facing
	for from in into near of off on opposite outside over to toward towards that upon with`)

func words(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

// Roles reads "obj!,with,each": the roles from the best on, "!" for direct ones. It
// panics at a role that there is not: it is for roles that stand in the code.
func Roles(s string) []Role {
	out, err := parseRoles(s)
	if err != nil {
		panic(err)
	}
	return out
}

func parseRoles(s string) ([]Role, error) {
	var out []Role
	for _, r := range strings.Split(strings.TrimSpace(s), ",") {
		name, direct := strings.CutSuffix(strings.TrimSpace(r), "!")
		switch {
		case name == "":
		case !places[name] && !prepositions[name]:
			return nil, fmt.Errorf("role %q is neither a place nor a preposition: see role.go", name)
		default:
			out = append(out, Role{name, direct})
		}
	}
	return out, nil
}
