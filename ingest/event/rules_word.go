package event

import (
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/event/lexicon"
)

// verbRules say what a verb tells. The first that holds has the verb.
var verbRules = []Rule{
	{
		Name: "under an attitude", On: OnVerb, Drops: true,
		Why:     "what somebody refuses, promises or is asked to do is told by the verb above it",
		Example: "Norway refused to help Chile.", Want: "rejected Norway > Chile actual",
		apply: func(x *extraction, c *claim) bool {
			g, ok := x.governed[c.at]
			return ok && g.Relation != lexicon.Inner
		},
	},
	{
		Name: "called something", On: OnVerb,
		Why:     "who calls a thing unacceptable, or somebody a clown, rejects or criticizes whose it is",
		Example: "Norway called the plan of Chile unacceptable.", Want: "rejected Norway > Chile actual",
		apply: func(x *extraction, c *claim) bool { return x.describes(c.at) },
	},
	{
		Name: "state of mind", On: OnVerb,
		Why:     "a participle with \"to\" says what its subject thinks, not what is done to it",
		Example: "Norway is opposed to the Chilean blockade.", Want: "rejected Norway > Chile actual",
		apply: func(x *extraction, c *claim) bool { return x.stative(c.at) },
	},
	{
		Name: "purpose", On: OnVerb, Drops: true,
		Why:     "what an act is for is no act beside it, unless it is a meeting",
		Example: "Norway sent soldiers to Mali to attack Niger.", Want: "mobilized_against Norway > Mali actual",
		apply: func(x *extraction, c *claim) bool { return x.purpose(c.at) },
	},
	{
		Name: "by telephone", On: OnVerb,
		Why:     "what is said in a call is a call as well",
		Example: "Gabriel Boric told Luis Arce in a telephone call that Chile would help.", Want: "spoke_with Gabriel Boric > Luis Arce actual",
		apply: func(x *extraction, c *claim) bool { x.phones(c.at); return false },
	},
	{
		Name: "no comment", On: OnVerb, Drops: true,
		Why:     "who declines to comment refuses nobody",
		Example: "Norway declined to comment on the demands of Chile. Peru praised Bolivia.", Want: "supported Peru > Bolivia actual",
		apply: func(x *extraction, c *claim) bool { return x.speechRefusal(c.at) },
	},
	{
		Name: "denial", On: OnVerb, Drops: true,
		Why:     "what somebody denies is an act of its own, which is denied",
		Example: "Norway denied attacking Chile.", Want: "attacked Norway > Chile denied",
		apply: func(x *extraction, c *claim) bool {
			return x.t.Tok(c.at).Lemma == "deny" && x.t.Kid(c.at, "ccomp", "xcomp") >= 0
		},
	},
	{
		Name: "claim", On: OnVerb,
		Why:     "who insists that something is so says it, who insists that it be done demands it",
		Example: "Norway insists that Chile attacked Peru.", Want: "attacked Chile > Peru actual",
		apply: func(x *extraction, c *claim) bool { return x.claims(c.at) && (x.says(c.at) || true) },
	},
	{
		Name: "verb of the lexicon", On: OnVerb,
		Why:     "lexicon/data/verbs.txt says which act the verb is, with its object and prepositions",
		Example: "Norway criticized Chile.", Want: "criticized Norway > Chile actual",
		apply: func(x *extraction, c *claim) bool { return x.listed(c.at) },
	},
	{
		Name: "attitude", On: OnVerb,
		Why:     "who agrees, refuses or threatens to do something does that, whatever the something is",
		Example: "Norway told Chile to open the port.", Want: "demanded Norway > Chile actual",
		apply: func(x *extraction, c *claim) bool { return x.takesAttitude(c.at) },
	},
	{
		Name: "wish", On: OnVerb,
		Why:     "who wants somebody to act asks for it",
		Example: "Norway wants Chile to help.", Want: "requested Norway > Chile actual",
		apply: func(x *extraction, c *claim) bool {
			return x.wishes(c.at) && (x.verbEvent(c.at, -1, lexicon.Entry{Relation: graph.Requested, Roles: attitudeRoles, Name: x.t.Tok(c.at).Lemma + "+complement"}) || true)
		},
	},
	{
		Name: "words of others", On: OnVerb,
		Why:     "told threats are warnings, told obligations demands, told misdeeds accusations",
		Example: "Norway said that Chile must withdraw its troops.", Want: "demanded Norway > Chile actual",
		apply: func(x *extraction, c *claim) bool { return x.says(c.at) },
	},
}

// takesAttitude makes the act of a verb of attitude at v, which data/attitudes.txt has,
// and tells whether there is one.
func (x *extraction) takesAttitude(v int) bool {
	rel, ok := x.attitude(v)
	content := x.t.Kid(v, "xcomp", "ccomp")
	if !ok || rel == lexicon.Inner || content < 0 || classOf(rel) == "" {
		return false
	}
	roles := attitudeRoles
	if rel == graph.Rejected && x.reciprocal(content) {
		roles = append(lexicon.Roles("with,each"), roles...)
	}
	x.verbEvent(v, -1, lexicon.Entry{Relation: rel, Roles: roles, Name: x.t.Tok(v).Lemma + "+complement"})
	return true
}

// nounRules say what a noun of data/nouns.txt tells. The first that holds has the noun.
var nounRules = []Rule{
	{
		Name: "part of a name", On: OnNoun, Drops: true,
		Why:     "within a longer name or compound a noun of acting is no act",
		Example: "Norway hosted the Lima Conference with Chile. Peru praised Bolivia.", Want: "hosted Norway > Lima Conference actual; supported Peru > Bolivia actual",
		apply: func(x *extraction, c *claim) bool { return x.partOfName(c.at) },
	},
	{
		Name: "title", On: OnNoun, Drops: true,
		Why:     "a donor, critic or supporter is somebody, unless it is said that somebody is one",
		Example: "Norway met the main donor of Chile. Peru praised Bolivia.", Want: "met Norway > main donor of Chile actual; supported Peru > Bolivia actual",
		apply: func(x *extraction, c *claim) bool {
			return x.lex.Is(lexicon.RoleNoun, strings.ToLower(x.t.Tok(c.at).Lemma)) && x.copula(c.at) < 0
		},
	},
	{
		Name: "at the request of", On: OnNoun,
		Why:     "what is done at somebody's request has been asked for",
		Example: "Norway closed the port at the request of Chile.", Want: "requested Chile > Norway actual",
		apply: func(x *extraction, c *claim) bool { return x.behest(c.at) },
	},
	{
		Name: "trade war", On: OnNoun, Drops: true,
		Why:     "a war of tariffs, prices or words is no attack; lexicon/data/words.txt has the words, under unarmed",
		Example: "Fears of a trade war between Norway and Chile are growing.", Want: "",
		apply: func(x *extraction, c *claim) bool { return x.unarmed(c.at) },
	},
	{
		Name: "noun under an attitude", On: OnNoun, Drops: true,
		Why:     "talks that somebody refuses to hold are told by the refusal",
		Example: "Norway refused to hold talks with Chile.", Want: "rejected Norway > Chile actual",
		apply: func(x *extraction, c *claim) bool {
			g, ok := x.governed[c.carrier]
			return ok && g.Relation != lexicon.Inner
		},
	},
	{
		Name: "noun of the lexicon", On: OnNoun,
		Why:     "lexicon/data/nouns.txt says which act the noun is, lexicon/data/support.txt what the verb over it makes of that",
		Example: "The Norwegian attack on Chile lasted a week.", Want: "attacked Norway > Chile actual",
		apply: func(x *extraction, c *claim) bool { x.nominal(c); return true },
	},
}

// adjectiveRules say what an adjective, or a noun that judges, tells as a predicate.
var adjectiveRules = []Rule{
	{
		Name: "ready to", On: OnAdjective,
		Why:     "who is ready to do something agrees to it",
		Example: "Norway is ready to help Chile.", Want: "agreed_with Norway > Chile actual",
		apply: func(x *extraction, c *claim) bool {
			return x.lex.Is(lexicon.Ready, x.t.Tok(c.at).Lower) && (x.ready(c.at) || true)
		},
	},
	{
		Name: "judgement", On: OnAdjective,
		Why:     "lexicon/data/adjectives.txt says what it is to be grateful to, or angry with, somebody",
		Example: "Norway is grateful to Chile.", Want: "supported Norway > Chile actual",
		apply: func(x *extraction, c *claim) bool { x.judges(c); return true },
	},
}
