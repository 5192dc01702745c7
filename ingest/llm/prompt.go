package llm

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"newsgraph/graph"
)

//go:embed prompt.txt
var defaultPrompt string

// DefaultPrompt is the file of instructions that the program comes with.
func DefaultPrompt() string { return defaultPrompt }

// Prompt holds the instructions for the two tasks.
type Prompt struct{ read, verify string }

// The sections of a file of instructions.
const (
	relationsSection = "relations"
	rulesSection     = "rules"
	readSection      = "read"
	verifySection    = "verify"
)

// ParsePrompt reads a file of instructions, as the head of prompt.txt explains
// them. Errors name the file, the line and what is missing.
func ParsePrompt(file, text string) (*Prompt, error) {
	sections, err := split(file, text)
	if err != nil {
		return nil, err
	}
	for _, name := range []string{readSection, verifySection} {
		if sections[name] == "" {
			return nil, fmt.Errorf("%s: no section [%s]; newsgraph build --llm show-prompt prints a whole file", file, name)
		}
	}
	relations, err := known(file, sections[relationsSection])
	if err != nil {
		return nil, err
	}
	fill := strings.NewReplacer("{relations}", relations, "{rules}", sections[rulesSection])
	return &Prompt{read: fill.Replace(sections[readSection]), verify: fill.Replace(sections[verifySection])}, nil
}

// split cuts a file into its sections, without comments.
func split(file, text string) (map[string]string, error) {
	sections := map[string]string{}
	name := ""
	for n, line := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		switch trimmed := strings.TrimSpace(line); {
		case strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "[") && strings.HasSuffix(trimmed, "]"):
			name = strings.Trim(trimmed, "[]")
			if !slices.Contains([]string{relationsSection, rulesSection, readSection, verifySection}, name) {
				return nil, fmt.Errorf("%s:%d: unknown section [%s]; there are relations, rules, read and verify", file, n+1, name)
			}
		case name == "" && trimmed != "":
			return nil, fmt.Errorf("%s:%d: text before the first section; begin with a line such as [read]", file, n+1)
		default:
			sections[name] += line + "\n"
		}
	}
	for name, s := range sections {
		sections[name] = strings.TrimSpace(s)
	}
	return sections, nil
}

// known is the list of those relations that the ontology has.
func known(file, section string) (string, error) {
	var list []string
	for line := range strings.SplitSeq(section, "\n") {
		name, meaning, ok := strings.Cut(line, ":")
		if strings.TrimSpace(line) == "" {
			continue
		}
		if !ok || strings.TrimSpace(meaning) == "" {
			return "", fmt.Errorf("%s: %q in [relations] has no meaning; write name: meaning", file, line)
		}
		if askable(graph.Relation(strings.TrimSpace(name))) {
			list = append(list, "- "+strings.TrimSpace(line))
		}
	}
	return strings.Join(list, "\n"), nil
}

// askable tells whether the model may give r: acts but for statements, which are
// not worth their price.
func askable(r graph.Relation) bool {
	def, ok := graph.Define(r)
	return ok && r.Event() && def.Class != graph.Statement
}
