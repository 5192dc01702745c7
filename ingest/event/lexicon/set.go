package lexicon

// Set is one of the small closed sets of data/words.txt. The loader wants words for
// every set here, and a set here for all words.
type Set string

// The sets.
const (
	Accompaniment    Set = "accompaniment"
	ActNoun          Set = "act-noun"
	Address          Set = "address"
	AimNoun          Set = "aim-noun"
	Assent           Set = "assent"
	Behest           Set = "behest"
	Calamity         Set = "calamity"
	Cause            Set = "cause"
	Cease            Set = "cease"
	ClaimOrWish      Set = "claim-or-wish"
	ConditionalMark  Set = "conditional-mark"
	Consequence      Set = "consequence"
	Container        Set = "container"
	Copula           Set = "copula"
	Definite         Set = "definite"
	Describe         Set = "describe"
	Desire           Set = "desire"
	Discuss          Set = "discuss"
	Draft            Set = "draft"
	Duty             Set = "duty"
	EmptyHead        Set = "empty-head"
	FightNoun        Set = "fight-noun"
	FramePreposition Set = "frame-preposition"
	Frontier         Set = "frontier"
	FutureAux        Set = "future-aux"
	GerundVerb       Set = "gerund-verb"
	GovernmentSite   Set = "government-site"
	Guilty           Set = "guilty"
	InPerson         Set = "in-person"
	JointAct         Set = "joint-act"
	Legation         Set = "legation"
	Means            Set = "means"
	MeansVerb        Set = "means-verb"
	Medium           Set = "medium"
	Misdeed          Set = "misdeed"
	MisdeedObject    Set = "misdeed-object"
	Moving           Set = "moving"
	Negation         Set = "negation"
	NonAct           Set = "non-act"
	Online           Set = "online"
	Paper            Set = "paper"
	Particle         Set = "particle"
	ParticleVerb     Set = "particle-verb"
	Peacekeeping     Set = "peacekeeping"
	Phone            Set = "phone"
	Placeholder      Set = "placeholder"
	PlannedMark      Set = "planned-mark"
	PlannedVerb      Set = "planned-verb"
	PossibleAux      Set = "possible-aux"
	PossibleMark     Set = "possible-mark"
	PossibleNoun     Set = "possible-noun"
	PossibleVerb     Set = "possible-verb"
	Premises         Set = "premises"
	Quantity         Set = "quantity"
	Ready            Set = "ready"
	Release          Set = "release"
	ResolveNoun      Set = "resolve-noun"
	RoleNoun         Set = "role-noun"
	Say              Set = "say"
	Seize            Set = "seize"
	Slur             Set = "slur"
	Solo             Set = "solo"
	Speech           Set = "speech"
	Sport            Set = "sport"
	Text             Set = "text"
	Unarmed          Set = "unarmed"
	Vague            Set = "vague"
	Voice            Set = "voice"
	Wish             Set = "wish"
	Wrong            Set = "wrong"
)

var sets = map[Set]bool{
	Accompaniment:    true,
	ActNoun:          true,
	Address:          true,
	AimNoun:          true,
	Assent:           true,
	Behest:           true,
	Calamity:         true,
	Cause:            true,
	Cease:            true,
	ClaimOrWish:      true,
	ConditionalMark:  true,
	Consequence:      true,
	Container:        true,
	Copula:           true,
	Definite:         true,
	Describe:         true,
	Desire:           true,
	Discuss:          true,
	Draft:            true,
	Duty:             true,
	EmptyHead:        true,
	FightNoun:        true,
	FramePreposition: true,
	Frontier:         true,
	FutureAux:        true,
	GerundVerb:       true,
	GovernmentSite:   true,
	Guilty:           true,
	InPerson:         true,
	JointAct:         true,
	Legation:         true,
	Means:            true,
	MeansVerb:        true,
	Medium:           true,
	Misdeed:          true,
	MisdeedObject:    true,
	Moving:           true,
	Negation:         true,
	NonAct:           true,
	Online:           true,
	Paper:            true,
	Particle:         true,
	ParticleVerb:     true,
	Peacekeeping:     true,
	Phone:            true,
	Placeholder:      true,
	PlannedMark:      true,
	PlannedVerb:      true,
	PossibleAux:      true,
	PossibleMark:     true,
	PossibleNoun:     true,
	PossibleVerb:     true,
	Premises:         true,
	Quantity:         true,
	Ready:            true,
	Release:          true,
	ResolveNoun:      true,
	RoleNoun:         true,
	Say:              true,
	Seize:            true,
	Slur:             true,
	Solo:             true,
	Speech:           true,
	Sport:            true,
	Text:             true,
	Unarmed:          true,
	Vague:            true,
	Voice:            true,
	Wish:             true,
	Wrong:            true,
}
