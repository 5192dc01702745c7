package event

import (
	"newsgraph/graph"
	"newsgraph/ingest/event/lexicon"
)

// tellingRules say what the way of telling makes of an act, first whether it is one.
var tellingRules = []Rule{
	{
		Name: "assent withheld", On: OnTelling,
		Why:     "who does not accept or recognize rejects",
		Example: "Norway does not recognize the government of Chile.", Want: "rejected Norway > Chilean government actual",
		apply: func(x *extraction, c *claim) bool {
			if !c.mode.Negated || !friendly.is(c.entry.Relation) || !x.lex.Is(lexicon.Assent, x.t.Tok(c.at).Lemma) {
				return false
			}
			c.entry.Relation, c.mode.Negated, c.mode.Status = graph.Rejected, false, graph.Actual
			return true
		},
	},
	{
		Name: "denied refusal", On: OnTelling, Drops: true,
		Why:     "who does not refuse has done nothing yet",
		Example: "Norway did not reject the proposal of Chile.", Want: "",
		apply: func(x *extraction, c *claim) bool { return c.mode.Negated && classOf(c.entry.Relation) == graph.Reject },
	},
	{
		Name: "duty", On: OnTelling, Drops: true,
		Why:     "what must or should be done has not been",
		Example: "Norway should help Chile.", Want: "",
		apply: func(x *extraction, c *claim) bool { return c.mode.Obliged },
	},
	{
		Name: "in a condition", On: OnTelling, Drops: true,
		Why:     "what stands in an if-clause has not happened",
		Example: "If Norway attacked Chile, nobody would win.", Want: "",
		apply: func(x *extraction, c *claim) bool { return c.mode.Hypothetical },
	},
	{
		Name: "aim", On: OnTelling, Drops: true,
		Why:     "what something is for has not happened",
		Example: "Norway has a project to help Chile. Peru praised Bolivia.", Want: "supported Peru > Bolivia actual",
		apply: func(x *extraction, c *claim) bool { return x.idle(c.at) },
	},
}

// partyRules say what those who do an act, and those to whom it is done, make of it.
var partyRules = []Rule{
	{
		Name: "conquest", On: OnParties,
		Why:     "what a court or police seize is coercion, what troops seize is fighting (CAMEO 19)",
		Example: "The army of Norway seized Lima.", Want: "attacked Norwegian military > Lima actual",
		apply: func(x *extraction, c *claim) bool {
			if !x.conquest(c.at, c.entry.Relation, c.src, c.tgt) {
				return false
			}
			c.entry.Relation = graph.Attacked
			return true
		},
	},
}

// pairRules say of each pair of parties whether, and to whom, the act is done.
var pairRules = []Rule{
	{
		Name: "whose building", On: OnPair,
		Why:     "what is done to somebody's headquarters is done to him",
		Example: "Norway bombed the headquarters of Hezbollah.", Want: "attacked Norway > Hezbollah actual",
		apply: func(x *extraction, c *claim) bool {
			o := x.who.Occupant(c.target)
			if o >= 0 {
				c.target = o
			}
			return o >= 0
		},
	},
	{
		Name: "place abroad", On: OnPair,
		Why:     "a place in another state that the article speaks of stands for that state",
		Example: "Chile is at war. Norway shelled Valparaíso.", Want: "attacked Norway > Chile actual",
		apply: func(x *extraction, c *claim) bool {
			o := x.who.CountryOf(c.target)
			if o == c.target || !c.is(graph.Visited) && x.who.Entity(o).Country == x.who.Entity(c.source).Country {
				return false
			}
			c.target = o
			return true
		},
	},
	{
		Name: "government building", On: OnPair,
		Why:     "a protest at an embassy is one against its state, the government's building is the government",
		Example: "Chile was silent. Students protested at its embassy on Monday.", Want: "protested_against students > Chile actual",
		apply: func(x *extraction, c *claim) bool {
			o := x.who.Represented(c.target, c.entry.Relation)
			changed := o != c.target
			c.target = o
			return changed
		},
	},
	{
		Name: "oneself", On: OnPair, Drops: true,
		Why:     "nobody does a thing to himself",
		Example: "Hezbollah bombed the headquarters of Hezbollah. Peru praised Bolivia.", Want: "supported Peru > Bolivia actual",
		apply: func(x *extraction, c *claim) bool { return c.source == c.target },
	},
	{
		Name: "acting place", On: OnPair, Drops: true,
		Why:     "a place does nothing",
		Example: "Norway received aid from Bavaria. Peru praised Bolivia.", Want: "supported Peru > Bolivia actual",
		apply: func(x *extraction, c *claim) bool { return !x.who.CanAct(c.source) },
	},
	{
		Name: "call of a body", On: OnPair, Drops: true,
		Why:     "\"what they call the movements\" is no call",
		Example: "The company called the unions on Monday. Peru praised Bolivia.", Want: "supported Peru > Bolivia actual",
		apply: func(x *extraction, c *claim) bool {
			a, b := x.who.Entity(c.source), x.who.Entity(c.target)
			return c.is(graph.SpokeWith) && (a.Generic && a.Kind == "organization" || b.Generic && b.Kind == "organization")
		},
	},
	{
		Name: "own state", On: OnPair, Drops: true,
		Why:     "who speaks for a state does not meet it, make terms with it, warn or accuse it",
		Example: "Norwegian prime minister Ola Dahl met with Norway.", Want: "",
		apply: func(x *extraction, c *claim) bool { return x.withOwnState(c) },
	},
	{
		Name: "somebody", On: OnPair, Drops: true,
		Why:     "\"people\" and \"the country\" are nobody in particular; lexicon/data/words.txt has the words, under vague",
		Example: "Norway thanked the court. Peru praised Bolivia.", Want: "supported Peru > Bolivia actual",
		apply: func(x *extraction, c *claim) bool { return x.vague(c.target) },
	},
	{
		Name: "setting", On: OnPair,
		Why:     "a place or a thing is where an act is done rather than a party: see sureSetting",
		Example: "Norway shelled a village.", Want: "attacked Norway > village actual",
		apply: func(x *extraction, c *claim) bool {
			if !x.setting(c.target, c.entry.Relation) {
				return false
			}
			c.sure *= sureSetting
			return true
		},
	},
}
