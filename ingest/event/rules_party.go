package event

import (
	"newsgraph/graph"
	"newsgraph/ingest/event/lexicon"
	"newsgraph/ingest/event/party"
)

// senseRules say what the words around a verb turn it into, or that they make nothing
// of it.
var senseRules = []Rule{
	{
		Name: "joint force", On: OnSense,
		Why:     "a joint strike or exercise is done with, not to, the other party",
		Example: "Norway launched joint raids with Chile.", Want: "cooperated_with Norway > Chile actual",
		apply: func(x *extraction, c *claim) bool {
			if c.noun < 0 || !c.is(graph.Attacked, graph.MobilizedAgainst) || !x.joint(c.noun) {
				return false
			}
			c.entry.Relation, c.entry.Roles = graph.CooperatedWith, jointRoles
			return true
		},
	},
	{
		Name: "called names", On: OnSense,
		Why:     "who calls somebody a coward does not telephone",
		Example: "Gabriel Boric called Luis Arce a puppet.", Want: "criticized Gabriel Boric > Luis Arce actual",
		apply: func(x *extraction, c *claim) bool {
			if !c.is(graph.SpokeWith) || !x.slur(c.at) {
				return false
			}
			c.entry.Relation = graph.Criticized
			return true
		},
	},
	{
		Name: "attack with words", On: OnSense,
		Why:     "who attacks somebody verbally, or with words, criticizes",
		Example: "Gabriel Boric verbally attacked Luis Arce.", Want: "criticized Gabriel Boric > Luis Arce actual",
		apply: func(x *extraction, c *claim) bool {
			if !c.is(graph.Attacked) || !x.verbal(c.at) {
				return false
			}
			c.entry.Relation = graph.Criticized
			return true
		},
	},
	{
		Name: "rally in support", On: OnSense,
		Why:     "who rallies in support of somebody protests against nobody",
		Example: "Students rallied on behalf of Chile.", Want: "supported students > Chile actual",
		apply: func(x *extraction, c *claim) bool {
			if !c.is(graph.ProtestedAgainst) || len(x.who.Look().Attached(c.at, lexicon.Cause).Entities) == 0 {
				return false
			}
			c.entry.Relation, c.entry.Roles = graph.Supported, lexicon.Roles("cause")
			return true
		},
	},
	{
		Name: "end of an act", On: OnSense,
		Why:     "who stops doing something undoes it",
		Example: "Norway stopped shelling Chile.", Want: "withdrew_from Norway > Chile actual",
		apply: func(x *extraction, c *claim) bool {
			if !x.ceases(c.at) {
				return false
			}
			c.entry.Relation = ended(c.entry.Relation)
			return true
		},
	},
	{
		Name: "peacekeeping", On: OnSense,
		Why:     "soldiers who are sent to keep the peace help (CAMEO 074)",
		Example: "Norway sent 300 troops to Mali on a peacekeeping mission.", Want: "aided Norway > Mali actual",
		apply: func(x *extraction, c *claim) bool {
			if !c.is(graph.MobilizedAgainst) || !x.keepsPeace(c.at, 3) {
				return false
			}
			c.entry.Relation, c.entry.Roles = graph.Aided, peaceRoles
			return true
		},
	},
	{
		Name: "sports", On: OnSense, Drops: true,
		Why:     "victories and encounters in a sentence of sports are none of politics; lexicon/data/words.txt has the words, under sport",
		Example: "Norway attacked Chile from the first minute of the cup final.", Want: "",
		apply: func(x *extraction, c *claim) bool { return x.game(c.at, c.entry.Relation) },
	},
	{
		Name: "naming", On: OnSense, Drops: true,
		Why:     "what somebody is called is no call",
		Example: "Gabriel Boric called Luis Arce a statesman.", Want: "",
		apply: func(x *extraction, c *claim) bool { return c.is(graph.SpokeWith) && x.label(c.at) >= 0 },
	},
}

// sourceRules say who does an act where its subject is not the one, or that nobody does.
var sourceRules = []Rule{
	{
		Name: "we in a quotation", On: OnSource,
		Why:     "\"we\" and \"I\" are the one who is quoted, not the state that \"we\" are",
		Example: "\"We condemn the attack by Chile,\" Luis Arce said.", Want: "criticized Luis Arce > Chile actual",
		apply: func(x *extraction, c *claim) bool {
			by := x.quoted(c.at, c.entry.Relation)
			if by < 0 {
				return false
			}
			c.src = party.Found{Entities: []int{by}, Sure: party.SureDirect, Role: "quoted"}
			return true
		},
	},
	{
		Name: "speaking thing", On: OnSource,
		Why:     "the owner of a thing speaks by a letter or a ruling, not by a bridge",
		Example: "The bridges of Norway criticized Chile. Peru praised Bolivia.", Want: "supported Peru > Bolivia actual",
		apply: func(x *extraction, c *claim) bool {
			s := x.t.Kid(c.at, "nsubj")
			if s < 0 || !spoken.is(c.entry.Relation) || c.src.Sure >= party.SureDirect || x.lex.Is(lexicon.Voice, x.t.Tok(s).Lemma) {
				return false
			}
			c.src = party.Found{}
			return true
		},
	},
	{
		Name: "in person", On: OnSource,
		Why:     "who visits or meets does so in person, not by what belongs to him",
		Example: "A book of Norway met Chile in Lima. Peru praised Bolivia.", Want: "supported Peru > Bolivia actual",
		apply: func(x *extraction, c *claim) bool {
			if !bodily.is(c.entry.Relation) || c.src.Sure >= party.SureDirect {
				return false
			}
			c.src = party.Found{}
			return true
		},
	},
	{
		Name: "owner of the object", On: OnSource,
		Why:     "an act without a subject is that of the one whose talks or troops they are",
		Example: "The Norwegian troops were deployed against Chile.", Want: "mobilized_against Norway > Chile actual",
		apply: func(x *extraction, c *claim) bool {
			if len(c.src.Entities) > 0 || c.noun < 0 || x.t.Rel(c.noun) == "obl" {
				return false
			}
			c.src = party.Found{Sure: party.SureOwner}
			c.src.Add(x.who.Look().Owners(x.who.Core(c.noun), 3))
			return true
		},
	},
	{
		Name: "killed in an attack", On: OnSource,
		Why:     "who is killed in somebody's raid is attacked by him",
		Example: "Two soldiers of Peru were killed in a Chilean raid.", Want: "attacked Chile > two soldiers of Peru actual",
		apply: func(x *extraction, c *claim) bool {
			if !c.is(graph.Attacked) || len(c.src.Entities) > 0 {
				return false
			}
			c.src = x.attacker(c.at)
			return true
		},
	},
	{
		Name: "put on alert", On: OnSource,
		Why:     "forces that are put on alert mobilize",
		Example: "The army of Norway was put on alert against Chile.", Want: "mobilized_against Norwegian military > Chile actual",
		apply: func(x *extraction, c *claim) bool {
			if !c.is(graph.MobilizedAgainst) || len(c.src.Entities) > 0 || x.t.Kid(c.at, "nsubj:pass") < 0 {
				return false
			}
			c.src = x.who.Look().Fill(x.t.Patients(c.at), true, false)
			c.src.Role = "mobilized"
			return true
		},
	},
	{
		Name: "leaving", On: OnSource, Drops: true,
		Why:     "forces and states withdraw, persons leave",
		Example: "Gabriel Boric left Peru on Friday. Chile praised Bolivia.", Want: "supported Chile > Bolivia actual",
		apply: func(x *extraction, c *claim) bool { return x.comesAndGoes(c.at, c.entry.Relation, c.src) },
	},
}

// targetRules say to whom an act is done where the roles of its entry lead nowhere, or
// astray.
var targetRules = []Rule{
	{
		Name: "somebody in the clause", On: OnTarget,
		Why:     "where the usual places are empty, the nearest other actor of the clause is meant",
		Example: "Norway imposed sanctions over the war in Chile. Peru praised Bolivia.", Want: "sanctioned Norway > Chile actual; supported Peru > Bolivia actual",
		apply: func(x *extraction, c *claim) bool { return x.seekAnywhere(c) },
	},
	{
		Name: "left nobody", On: OnTarget,
		Why:     "who leaves unnamed people leaves no post",
		Example: "The army of Norway left the villagers. Peru praised Bolivia.", Want: "supported Peru > Bolivia actual",
		apply: func(x *extraction, c *claim) bool {
			if !c.is(graph.WithdrewFrom) || x.t.Tok(c.at).Lemma != "leave" || !x.who.AllGeneric(c.tgt.Entities) {
				return false
			}
			c.tgt = party.Found{}
			return true
		},
	},
	{
		Name: "each other", On: OnTarget,
		Why:     "what several do to each other each does to the others",
		Example: "Norway and Chile accused each other of lying.", Want: "accused Norway > Chile actual; accused Chile > Norway actual",
		apply: func(x *extraction, c *claim) bool {
			if len(c.src.Entities) < 2 || !x.eachOther(c.at) {
				return false
			}
			c.entry.Roles, c.tgt = lexicon.Roles("each"), party.Found{Role: "each"}
			return true
		},
	},
}
