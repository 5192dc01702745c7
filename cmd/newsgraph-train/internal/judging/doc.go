// Package judging fits the judge of package event: a multinomial logistic
// regression that says which class of act a candidate is, given the rules'
// opinion, the words of its clause and what its parties are.
//
// It learns from labelled sentences (one event each, with its actors) and from
// annotated articles, and is measured by cross-validation over whole texts.
package judging

// Folds is the number of folds of the cross-validation.
const Folds = 5

// CrossValidate returns the share of right classes among the examples when each
// fold is predicted by a fit to the others; examples of no event do not count.
func CrossValidate(examples []Example) (right float64) {
	n, ok := 0, 0
	for fold := range Folds {
		var train []Example
		for _, e := range examples {
			if e.Group%Folds != fold {
				train = append(train, e)
			}
		}
		w := Fit(train, len(Classes))
		for _, e := range examples {
			if e.Group%Folds != fold || e.Class == 0 {
				continue
			}
			n++
			p := w.Predict(e.Features)
			best := 0
			for c := range p {
				if p[c] > p[best] {
					best = c
				}
			}
			if best == e.Class {
				ok++
			}
		}
	}
	return float64(ok) / float64(max(n, 1))
}
