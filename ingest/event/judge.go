package event

import (
	_ "embed"
	"math"
	"sync"

	"newsgraph/graph"
	"newsgraph/ingest/document"
	"newsgraph/internal/perceptron"
)

//go:embed judge.model
var judgeData []byte

// loadJudge decodes the embedded model at the first document. An empty file
// means that none has been fitted yet: the rules then stand alone.
var loadJudge = sync.OnceValue(func() *perceptron.Model {
	if len(judgeData) == 0 {
		return nil
	}
	return perceptron.MustDecode(judgeData)
})

// NoEvent is the judge's class for a pair that does nothing to one another.
const NoEvent = "NONE"

// Yield is the judge's class for what PLOVER calls CONCEDE and RETREAT
// together.
const Yield = "YIELD"

// Candidate is a possible act between two entities, as the judge sees it.
type Candidate struct {
	// Relation is what the rules make of it, or empty when they make nothing.
	Relation       graph.Relation
	Source, Target int
	Trigger        int
	Features       []uint32
}

// Candidates returns what the judge is asked about d, for fitting it. The
// rules alone decide here.
func (e *Extractor) Candidates(d *document.Document) []Candidate {
	var out []Candidate
	x := e.start(d)
	x.judge = nil
	x.observe = func(c Candidate) { out = append(out, c) }
	x.all()
	return out
}

// verdict is the judge's opinion of a candidate: the likeliest class with its
// probability, and that of the class that the rules give.
type verdict struct {
	class      string
	p, pOfRule float64
}

// consider asks the judge. Probabilities are the softmax of the model's scores.
func (x *extraction) consider(features []uint32, rule graph.Class) verdict {
	var scores perceptron.Scores
	x.judge.Score(features, &scores)
	var sum, best float64
	v := verdict{}
	weights := make([]float64, len(x.judge.Classes))
	for i := range weights {
		weights[i] = math.Exp(float64(scores[i]) * float64(x.judge.Scale))
		sum += weights[i]
	}
	for i, w := range weights {
		if w > best {
			best, v.class = w, x.judge.Classes[i]
		}
		if x.judge.Classes[i] == JudgeClass(rule) {
			v.pOfRule = w / sum
		}
	}
	v.p = best / sum
	return v
}

// JudgeClass is the judge's class for a PLOVER class.
func JudgeClass(c graph.Class) string {
	switch c {
	case graph.Concede, graph.Retreat:
		return Yield
	}
	return string(c)
}

// usual is the relation that stands for a class where only the class is known.
func usual(class string) graph.Relation {
	switch class {
	case "AGREE":
		return graph.AgreedWith
	case "CONSULT":
		return graph.NegotiatedWith
	case "SUPPORT":
		return graph.Supported
	case "COOPERATE":
		return graph.CooperatedWith
	case "AID":
		return graph.Aided
	case Yield:
		return graph.ConcededTo
	case "REQUEST":
		return graph.Requested
	case "ACCUSE":
		return graph.Criticized
	case "REJECT":
		return graph.Rejected
	case "THREATEN":
		return graph.Threatened
	case "PROTEST":
		return graph.ProtestedAgainst
	case "SANCTION":
		return graph.Sanctioned
	case "MOBILIZE":
		return graph.MobilizedAgainst
	case "COERCE":
		return graph.Coerced
	case "ASSAULT":
		return graph.Attacked
	}
	return ""
}

// The judge overrules the rules where it is this sure of another class and
// gives theirs less than this; it adds an act that the rules do not see where it
// is surer still. Set by five-fold cross-validation on the labelled sentences.
const (
	overruleAt   = 0.65
	overruledBy  = 0.1
	acceptAt     = 0.80
	doubtedBelow = 0.02
)
