package syntax

import (
	"strconv"
	"strings"
	"testing"

	"newsgraph/ingest/document"
)

// parsed reads a sentence from lines of "form lemma UPOS/XPOS head relation", heads
// counting from 1 with 0 for the root.
func parsed(t testing.TB, lines string) *Tree {
	t.Helper()
	d := &document.Document{}
	for _, l := range strings.Split(strings.TrimSpace(lines), "\n") {
		f := strings.Fields(l)
		head, err := strconv.Atoi(f[3])
		if err != nil || len(f) != 5 {
			t.Fatalf("line %q", l)
		}
		upos, xpos, _ := strings.Cut(f[2], "/")
		d.Tokens = append(d.Tokens, document.Token{Text: f[0], Lower: strings.ToLower(f[0]), Lemma: f[1], UPOS: upos, XPOS: xpos, Head: head - 1, Rel: f[4]})
	}
	in := func(words string) func(string) bool {
		return func(lemma string) bool { return strings.Contains(" "+words+" ", " "+lemma+" ") }
	}
	return New(d, Words{Medium: in("website"), Accompaniment: in("participation"), Text: in("resolution"), Act: in("raid")})
}

// at is the token with the form.
func (t *Tree) at(form string) int {
	for i := range t.d.Tokens {
		if t.d.Tokens[i].Text == form {
			return i
		}
	}
	return -1
}

// forms are the words at the token positions.
func (t *Tree) forms(tokens []int) string {
	var out []string
	for _, i := range tokens {
		out = append(out, t.Tok(i).Text)
	}
	return strings.Join(out, " ")
}

func TestSubjectsAndPatients(t *testing.T) {
	for _, c := range []struct{ name, lines, verb, subjects, patients string }{
		{"active", "Peru Peru PROPN/NNP 2 nsubj\nmet meet VERB/VBD 0 root\nChile Chile PROPN/NNP 2 obj", "met", "Peru", "Chile"},
		{"passive", "Peru Peru PROPN/NNP 3 nsubj:pass\nwas be AUX/VBD 3 aux:pass\nwarned warn VERB/VBN 0 root\nby by ADP/IN 5 case\nChile Chile PROPN/NNP 3 obl", "warned", "Chile", "Peru"},
		{"control by the object", "Peru Peru PROPN/NNP 2 nsubj\nurged urge VERB/VBD 0 root\nChile Chile PROPN/NNP 2 obj\nto to PART/TO 5 mark\nhelp help VERB/VB 2 xcomp\nCuba Cuba PROPN/NNP 5 obj", "help", "Chile", "Cuba"},
		{"control by the subject", "Peru Peru PROPN/NNP 2 nsubj\npromised promise VERB/VBD 0 root\nChile Chile PROPN/NNP 2 obj\nto to PART/TO 5 mark\nhelp help VERB/VB 2 xcomp\nCuba Cuba PROPN/NNP 5 obj", "help", "Peru", "Cuba"},
		{"agent of a noun", "plans plan NOUN/NNS 0 root\nby by ADP/IN 3 case\nPeru Peru PROPN/NNP 1 nmod\nto to PART/TO 5 mark\nattack attack VERB/VB 1 acl\nCuba Cuba PROPN/NNP 5 obj", "attack", "Peru", "Cuba"},
		{"passive after active", "Peru Peru PROPN/NNP 2 nsubj\nresisted resist VERB/VBD 0 root\nand and CCONJ/CC 5 cc\nwas be AUX/VBD 5 aux:pass\nwarned warn VERB/VBN 2 conj", "warned", "", "Peru"},
		{"active before passive", "Peru Peru PROPN/NNP 2 nsubj\nresisted resist VERB/VBD 0 root\nand and CCONJ/CC 5 cc\nwas be AUX/VBD 5 aux:pass\nwarned warn VERB/VBN 2 conj", "resisted", "Peru", ""},
		{"two subjects", "Peru Peru PROPN/NNP 4 nsubj\nand and CCONJ/CC 3 cc\nChile Chile PROPN/NNP 1 conj\nphoned phone VERB/VBD 0 root", "phoned", "Peru Chile", ""},
		{"relative clause", "rebels rebel NOUN/NNS 0 root\nwho who PRON/WP 3 nsubj\nattacked attack VERB/VBD 1 acl:relcl\nPeru Peru PROPN/NNP 3 obj", "attacked", "rebels", "Peru"},
		{"relative object", "raid raid NOUN/NN 0 root\nthat that PRON/WDT 4 obj\nPeru Peru PROPN/NNP 4 nsubj\ncondemned condemn VERB/VBD 1 acl:relcl", "condemned", "Peru", "raid"},
		{"what a text does", "Peru Peru PROPN/NNP 2 nsubj\nadopted adopt VERB/VBD 0 root\nresolution resolution NOUN/NN 2 obj\ncondemning condemn VERB/VBG 3 acl\nChile Chile PROPN/NNP 4 obj", "condemning", "Peru", "Chile"},
		{"object at the last of two verbs", "Peru Peru PROPN/NNP 2 nsubj\ncriticized criticize VERB/VBD 0 root\nand and CCONJ/CC 4 cc\nthreatened threaten VERB/VBD 2 conj\nChile Chile PROPN/NNP 4 obj", "criticized", "Peru", "Chile"},
		{"subject on the auxiliary", "Peru Peru PROPN/NNP 2 nsubj\nhas have AUX/VBZ 3 aux\nwarned warn VERB/VBN 0 root\nChile Chile PROPN/NNP 3 obj", "warned", "Peru", "Chile"},
		{"participle goes with the subject", "Peru Peru PROPN/NNP 2 nsubj\nspoke speak VERB/VBD 0 root\nwarning warn VERB/VBG 2 advcl\nChile Chile PROPN/NNP 3 obj", "warning", "Peru", "Chile"},
		{"name that lost its preposition", "Peru Peru PROPN/NNP 2 nsubj\nvisited visit VERB/VBD 0 root\nChile Chile PROPN/NNP 2 obl", "visited", "Peru", "Chile"},
		{"passive over a purpose", "Peru Peru PROPN/NNP 3 nsubj:pass\nwas be AUX/VBD 3 aux:pass\nasked ask VERB/VBN 0 root\nto to PART/TO 5 mark\nhelp help VERB/VB 3 xcomp\nCuba Cuba PROPN/NNP 5 obj", "help", "Peru", "Cuba"},
		{"agent behind another phrase", "Peru Peru PROPN/NNP 3 nsubj:pass\nwas be AUX/VBD 3 aux:pass\nhanded hand VERB/VBN 0 root\nto to ADP/IN 5 case\nCuba Cuba PROPN/NNP 3 obl\nby by ADP/IN 7 case\nChile Chile PROPN/NNP 5 nmod", "handed", "Chile", "Peru"},
		{"owner of a noun", "Peru Peru PROPN/NNP 2 nmod:poss\nrefusal refusal NOUN/NN 0 root\nto to PART/TO 4 mark\nhelp help VERB/VB 2 acl\nCuba Cuba PROPN/NNP 4 obj", "help", "Peru", "Cuba"},
		{"headline", "Sofia Sofia PROPN/NNP 2 nsubj\naccused accuse VERB/VBN 0 root\nby by ADP/IN 4 case\nSkopje Skopje PROPN/NNP 2 obl", "accused", "Skopje", "Sofia"},
	} {
		x := parsed(t, c.lines)
		i := x.at(c.verb)
		if s, p := x.forms(x.Subjects(i)), x.forms(x.Patients(i)); s != c.subjects || p != c.patients {
			t.Errorf("%s: subjects %q patients %q, want %q %q", c.name, s, p, c.subjects, c.patients)
		}
	}
}

func TestPhrases(t *testing.T) {
	x := parsed(t, "Peru Peru PROPN/NNP 2 nsubj\nheld hold VERB/VBD 0 root\na a DET/DT 4 det\nseries series NOUN/NN 2 obj\nof of ADP/IN 6 case\ntalks talk NOUN/NNS 4 nmod\nwith with ADP/IN 8 case\nChile Chile PROPN/NNP 6 nmod\nand and CCONJ/CC 10 cc\nCuba Cuba PROPN/NNP 8 conj\non on ADP/IN 13 case\nits its PRON/PRP$ 13 nmod:poss\nwebsite website NOUN/NN 2 obl")
	series := func(lemma string) bool { return lemma == "series" }
	for _, c := range []struct{ what, got, want string }{
		{"oblique with", x.forms(x.Oblique(x.at("talks"), "with")), "Chile Cuba"},
		{"where it was made known", x.forms(x.Oblique(x.at("held"), "on")), ""},
		{"below the verb", x.forms(x.Below(x.at("held"), "with", MaxBelow)), "Chile Cuba"},
		{"what the series is of", x.Tok(x.Core(x.at("series"), series)).Text, "talks"},
		{"conjuncts", x.forms(x.Conjuncts(x.at("Chile"))), "Chile Cuba"},
		{"preposition", x.Preposition(x.at("Chile")), "with"},
		{"relation without subtype", x.Rel(x.at("its")), "nmod"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}
	var kids []int
	for k := range x.Kids(x.at("held")) {
		if kids = append(kids, k); len(kids) == 2 {
			break
		}
	}
	if got := x.forms(kids); got != "Peru series" {
		t.Errorf("the first two dependents are %q", got)
	}
	if x.Len() != 13 || !x.Some(x.at("held"), x.Nominal) || x.Kid(x.at("Peru"), "obj") != -1 {
		t.Error("length, some or kid")
	}
}

func TestRepeatedAndMembership(t *testing.T) {
	x := parsed(t, "met meet VERB/VBD 0 root\nwith with ADP/IN 3 case\nPeru Peru PROPN/NNP 1 obl\non on ADP/IN 5 case\nMonday Monday PROPN/NNP 1 obl\nand and CCONJ/CC 8 cc\nwith with ADP/IN 8 case\nCuba Cuba PROPN/NNP 5 conj")
	if got := x.forms(x.Repeated(x.at("met"), "with")); got != "Cuba" {
		t.Errorf("repeated: %q", got)
	}
	x = parsed(t, "member member NOUN/NN 2 compound\nstates state NOUN/NNS 0 root\nof of ADP/IN 4 case\nNATO NATO PROPN/NNP 2 nmod")
	if got := x.Core(x.at("states"), func(string) bool { return false }); got != x.at("NATO") {
		t.Errorf("member states of NATO: core %d", got)
	}
}

func TestVerbForms(t *testing.T) {
	x := parsed(t, "Peru Peru PROPN/NNP 3 nsubj\nhas have AUX/VBZ 3 aux\nrefused refuse VERB/VBN 0 root\nto to PART/TO 5 mark\ntalk talk VERB/VB 3 xcomp")
	if !x.Finite(x.at("refused")) || x.Finite(x.at("talk")) || x.Infinitive(x.at("refused")) || !x.Infinitive(x.at("talk")) {
		t.Error("finite or infinitive")
	}
	if (&Tree{}).words.complete().Act("raid") {
		t.Error("missing words know none")
	}
}
