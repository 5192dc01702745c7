package graph

// Kind is what a node is.
type Kind string

// The kinds of node.
const (
	Person       Kind = "person"
	Country      Kind = "country"
	Government   Kind = "government"
	Organization Kind = "organization"
	Media        Kind = "media"
	Place        Kind = "place"
	Meeting      Kind = "meeting"
	Paper        Kind = "document" // a treaty, draft, proposal or statement
	Article      Kind = "article"
)

// Kinds lists all kinds in the order in which summaries show them.
func Kinds() []Kind {
	return []Kind{Person, Country, Government, Organization, Media, Place, Meeting, Paper, Article}
}

// Actor tells whether nodes of the kind can act.
func (k Kind) Actor() bool {
	switch k {
	case Person, Country, Government, Organization, Media:
		return true
	}
	return false
}

// Status says how an event stands to what happened.
type Status string

// The statuses of an event or meeting.
const (
	Actual   Status = "actual"   // reported as having happened
	Planned  Status = "planned"  // scheduled, announced or intended for later
	Possible Status = "possible" // conditional, hypothetical, under discussion
	Denied   Status = "denied"   // said not to have happened, or not to be going to
)

// Statuses lists all statuses, the surest first.
func Statuses() []Status { return []Status{Actual, Planned, Possible, Denied} }

// Format says how the parties of a meeting met.
type Format string

// The formats of a meeting.
const (
	InPerson      Format = "in_person"
	Call          Format = "call"
	Video         Format = "video"
	UnknownFormat Format = "unknown"
)

// Class is a PLOVER event category or one of our own, or empty for edges of
// structure.
type Class string

// The PLOVER categories, then Govern for changes of office and Statement for acts
// that do none of these: two classes of our own, without a quad.
const (
	Agree     Class = "AGREE"
	Consult   Class = "CONSULT"
	Support   Class = "SUPPORT"
	Cooperate Class = "COOPERATE"
	Aid       Class = "AID"
	Concede   Class = "CONCEDE"
	Retreat   Class = "RETREAT"
	Request   Class = "REQUEST"
	Accuse    Class = "ACCUSE"
	Reject    Class = "REJECT"
	Threaten  Class = "THREATEN"
	Protest   Class = "PROTEST"
	Sanction  Class = "SANCTION"
	Mobilize  Class = "MOBILIZE"
	Coerce    Class = "COERCE"
	Assault   Class = "ASSAULT"
	Govern    Class = "GOVERN"
	Statement Class = "STATEMENT"
)

// Relation is the type of an edge.
type Relation string

// The relations of events between two actors.
const (
	Met              Relation = "met"
	SpokeWith        Relation = "spoke_with"
	NegotiatedWith   Relation = "negotiated_with"
	Visited          Relation = "visited"
	Hosted           Relation = "hosted"
	AgreedWith       Relation = "agreed_with"
	Supported        Relation = "supported"
	SignedWith       Relation = "signed_with"
	CooperatedWith   Relation = "cooperated_with"
	Aided            Relation = "aided"
	ConcededTo       Relation = "conceded_to"
	WithdrewFrom     Relation = "withdrew_from"
	Proposed         Relation = "proposed"
	Requested        Relation = "requested"
	Demanded         Relation = "demanded"
	Accused          Relation = "accused"
	Criticized       Relation = "criticized"
	Investigated     Relation = "investigated"
	Rejected         Relation = "rejected"
	Warned           Relation = "warned"
	Threatened       Relation = "threatened"
	ProtestedAgainst Relation = "protested_against"
	Sanctioned       Relation = "sanctioned"
	MobilizedAgainst Relation = "mobilized_against"
	Coerced          Relation = "coerced"
	Attacked         Relation = "attacked"
	Appointed        Relation = "appointed"  // named, nominated, swore in → person
	Dismissed        Relation = "dismissed"  // → person
	ElectedTo        Relation = "elected_to" // person → body or state
	Resigned         Relation = "resigned"   // person → body or state
	Announced        Relation = "announced"
	CommentedOn      Relation = "commented_on"
	Informed         Relation = "informed"
)

// The relations of structure, which hold over time.
const (
	HoldsOffice    Relation = "holds_office"
	PartOf         Relation = "part_of"
	MemberOf       Relation = "member_of"
	ParticipatedIn Relation = "participated_in"
	HeldIn         Relation = "held_in"
	Authored       Relation = "authored"
	AddressedTo    Relation = "addressed_to"
	About          Relation = "about"
	MentionedIn    Relation = "mentioned_in"
)

// Definition is what the ontology says of a relation.
type Definition struct {
	Relation  Relation
	Class     Class  // empty for edges of structure
	Cameo     string // CAMEO root code or subcode, empty for changes of office and edges of structure
	Symmetric bool
}

// definitions is the table of relations, events first.
var definitions = []Definition{
	{Met, Consult, "04", true},
	{SpokeWith, Consult, "041", true},
	{NegotiatedWith, Consult, "046", true},
	{Visited, Consult, "042", false},
	{Hosted, Consult, "043", false},
	{AgreedWith, Agree, "03", false},
	{Supported, Support, "05", false},
	{SignedWith, Support, "057", true},
	{CooperatedWith, Cooperate, "06", true},
	{Aided, Aid, "07", false},
	{ConcededTo, Concede, "08", false},
	{WithdrewFrom, Retreat, "087", false},
	{Proposed, Request, "02", false},
	{Requested, Request, "02", false},
	{Demanded, Request, "10", false},
	{Accused, Accuse, "112", false},
	{Criticized, Accuse, "111", false},
	{Investigated, Accuse, "09", false},
	{Rejected, Reject, "12", false},
	{Warned, Threaten, "13", false},
	{Threatened, Threaten, "13", false},
	{ProtestedAgainst, Protest, "14", false},
	{Sanctioned, Sanction, "16", false},
	{MobilizedAgainst, Mobilize, "15", false},
	{Coerced, Coerce, "17", false},
	{Attacked, Assault, "18", false},
	{Appointed, Govern, "", false},
	{Dismissed, Govern, "", false},
	{ElectedTo, Govern, "", false},
	{Resigned, Govern, "", false},
	{Announced, Statement, "01", false},
	{CommentedOn, Statement, "01", false},
	{Informed, Statement, "01", false},
	{HoldsOffice, "", "", false},
	{PartOf, "", "", false},
	{MemberOf, "", "", false},
	{ParticipatedIn, "", "", false},
	{HeldIn, "", "", false},
	{Authored, "", "", false},
	{AddressedTo, "", "", false},
	{About, "", "", false},
	{MentionedIn, "", "", false},
}

var byRelation = func() map[Relation]Definition {
	m := make(map[Relation]Definition, len(definitions))
	for _, d := range definitions {
		m[d.Relation] = d
	}
	return m
}()

// Definitions returns the ontology, events first, in a fixed order.
func Definitions() []Definition { return append([]Definition(nil), definitions...) }

// Define returns what the ontology says of r; ok is false for a relation that
// it does not know.
func Define(r Relation) (d Definition, ok bool) {
	d, ok = byRelation[r]
	return d, ok
}

// Event tells whether r is an act between two actors, changes of office and
// statements included.
func (r Relation) Event() bool { return byRelation[r].Class != "" }

// Symmetric tells whether r means the same in both directions.
func (r Relation) Symmetric() bool { return byRelation[r].Symmetric }
