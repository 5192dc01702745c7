package fact

import (
	"strings"
	"unicode"

	"newsgraph/graph"
	"newsgraph/ingest/act"
)

// meeting adds the node of a meeting with its parties, its place and its topics.
func (a *assembler) meeting(m *act.Meeting) {
	var sentences []int
	for _, t := range m.Mentions {
		sentences = append(sentences, t.Sentence)
	}
	var names, ids []string
	for _, p := range m.Parties {
		ids = append(ids, a.node(p))
		names = append(names, a.d.Entities[p].Name)
	}
	id := a.unique("meeting:" + Slug(strings.Join(append([]string{m.Date}, names...), " ")))
	a.g.Nodes = append(a.g.Nodes, graph.Node{
		ID: id, Kind: graph.Meeting, Name: meetingName(m, names), Date: m.Date, Format: m.Format, Status: m.Status,
	})
	for _, p := range ids {
		a.edge(graph.Edge{Source: p, Target: id, Relation: graph.ParticipatedIn, Status: m.Status, Date: m.Date, Confidence: sureMeeting, Rule: "meeting", Evidence: a.evidence(sentences)})
	}
	if m.Place >= 0 {
		a.edge(graph.Edge{Source: id, Target: a.node(m.Place), Relation: graph.HeldIn, Status: m.Status, Date: m.Date, Confidence: sureMeeting, Rule: "meeting", Evidence: a.evidence(sentences)})
	}
	for _, t := range m.About {
		a.edge(graph.Edge{Source: id, Target: a.node(t), Relation: graph.About, Confidence: sureMeeting, Rule: "meeting", Evidence: a.evidence(sentences)})
	}
	a.edge(graph.Edge{Source: id, Target: ArticleID(a.d.ID), Relation: graph.MentionedIn, Confidence: 1, Rule: "mention", Evidence: a.evidence(sentences[:1])})
}

// sureMeeting is the confidence of a party or place of a meeting.
const sureMeeting = 0.8

// meetingName is the name that the text gives, else one made of the format and
// the parties.
func meetingName(m *act.Meeting, names []string) string {
	name := m.Name
	if name == "" {
		kind := "meeting"
		switch m.Format {
		case graph.Call:
			kind = "call"
		case graph.Video:
			kind = "video call"
		}
		name = strings.Join(names, " – ") + " " + kind
	}
	if m.Date != "" {
		name += ", " + m.Date
	}
	return name
}

// Slug makes an identifier of a name: lower case, with one hyphen for every run
// of characters that are neither letter nor digit.
func Slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(name) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('-')
		}
		gap = false
		b.WriteRune(r)
	}
	return b.String()
}
