package origin

// Two texts are copies where a third of all their runs of words are common, or, of
// texts of unlike length, where most of the shorter one stands in the longer one.
// Measured on the pairs of testdata/copies.txt (TestCopies): copies have 0.29 to 1 in
// common, those with less than 0.35 lie to 0.65 and more in each other, one being
// reworded and the other shortened; pairs that are not copies have at most 0.11 in
// common and lie to at most 0.26 in each other, those being a report and the
// one of a month later that repeats its first sentence.
const (
	leastCommon    = 0.35
	leastContained = 0.6
	// leastOfBoth is what two texts must have in common in any case: the estimate is
	// too rough below it, and the bands find too few.
	leastOfBoth = 0.2
)

// Same tells whether two signatures are those of copies of one text. What is no
// signature is a copy of nothing.
func Same(a, b string) bool {
	x, ok1 := parse(a)
	y, ok2 := parse(b)
	return ok1 && ok2 && x.copies(&y)
}

func (s *signature) copies(t *signature) bool {
	common := s.common(t)
	if s.runs < leastRuns || t.runs < leastRuns {
		return common == 1
	}
	return common >= leastCommon || common >= leastOfBoth && s.contained(t, common) >= leastContained
}

// common estimates the share of the runs of both texts that stand in both (Jaccard).
func (s *signature) common(t *signature) float64 {
	n := 0
	for k, v := range s.values {
		if v == t.values[k] {
			n++
		}
	}
	return float64(n) / permutations
}

// contained is the share of the runs of the text with fewer that stand in the other: of
// a and b runs with the common share j of all, j(a+b)/(1+j) stand in both.
func (s *signature) contained(t *signature, common float64) float64 {
	both := common / (1 + common) * (float64(s.runs) + float64(t.runs))
	return both / float64(min(s.runs, t.runs))
}

// Copies are looked for among those that agree in one of the bands: texts with the
// share j in common agree in a band with the chance j^3, in one of 42 with
// 1-(1-j^3)^42: 0.84 for 0.35, 0.996 for 0.5; strangers with 0.01 in 0.00004. Of more
// copies than two one of the others joins those that are missed.
const (
	bands   = 42
	perBand = 3
)

// band returns band k as a number.
func (s *signature) band(k int) uint64 {
	v := s.values[perBand*k:]
	return uint64(v[0])<<32 | uint64(v[1])<<16 | uint64(v[2])
}

// joined tells whether two signatures agree in a band.
func (s *signature) joined(t *signature) bool {
	for k := range bands {
		if s.band(k) == t.band(k) {
			return true
		}
	}
	return false
}
