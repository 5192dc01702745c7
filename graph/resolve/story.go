package resolve

import (
	"strings"

	"newsgraph/graph"
)

// storyKey is the key under which things of copies of one story are one, or empty. Nothing
// but their story tells that they are: groups of no known state, bodies of a name that is
// anybody's, documents without a name of their own, and meetings. What two articles tell that are
// no copies stays apart.
func (t *thing) storyKey() string {
	if t.node.Kind == graph.Meeting || t.ofStory() {
		return strings.Join([]string{t.story, t.ref.Node, string(t.node.Kind), t.folded, t.node.Date}, "\x00")
	}
	return ""
}

// ofStory tells whether no other rule looks at the thing.
func (t *thing) ofStory() bool {
	switch t.node.Kind {
	case graph.Paper:
		return t.paperKey() == ""
	case graph.Government, graph.Organization:
		if !t.unnamed {
			return t.anybodys()
		}
	case graph.Person:
		if !t.unnamed {
			return false
		}
	default:
		return false
	}
	_, holds := t.heldOffice()
	return !holds && t.node.Country == ""
}

// resolveStories joins what copies of one story tell, as far as no other rule looks at it.
func (c *corpus) resolveStories() {
	stories := newGrouping()
	for i := range c.things {
		if t := &c.things[i]; t.ofStory() {
			stories.add(t.storyKey(), i)
		}
	}
	for _, g := range stories.lists {
		c.sets.joinAll(g)
	}
}

// sameStory joins the meetings of copies of one story.
func sameStory(meetings []gathering, s sets) {
	stories := newGrouping()
	for k := range meetings {
		stories.add(meetings[k].storyKey(), k)
	}
	for _, g := range stories.lists {
		s.joinAll(g)
	}
}

// fromStory gives the things of an article their story.
func (c *corpus) fromStory(story string) {
	for i := range c.things {
		c.things[i].story = story
	}
}
