package name

// Distance is the number of letters to insert, delete, replace or swap with
// their neighbour that turns a into b (optimal string alignment), or limit+1
// when it is greater than limit. Letters are Unicode code points.
func Distance(a, b string, limit int) int {
	s, t := []rune(a), []rune(b)
	if len(s) > len(t) {
		s, t = t, s
	}
	if len(t)-len(s) > limit {
		return limit + 1
	}
	before, above, row := make([]int, len(s)+1), make([]int, len(s)+1), make([]int, len(s)+1)
	for i := range above {
		above[i] = i
	}
	for j := 1; j <= len(t); j++ {
		if fill(row, above, before, s, t, j, limit) > limit {
			return limit + 1
		}
		before, above, row = above, row, before
	}
	return min(above[len(s)], limit+1)
}

// fill computes row j of the alignment table from the two rows before it and
// returns its least entry. Entries further than limit from the diagonal are
// greater than limit: the band alone is computed, with a wall on either side.
func fill(row, above, before []int, s, t []rune, j, limit int) int {
	from, to := max(1, j-limit), min(len(s), j+limit)
	row[from-1] = limit + 1
	if from == 1 {
		row[0] = j
	}
	least := row[from-1]
	for i := from; i <= to; i++ {
		cost := 1
		if s[i-1] == t[j-1] {
			cost = 0
		}
		row[i] = min(row[i-1]+1, above[i]+1, above[i-1]+cost)
		if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
			row[i] = min(row[i], before[i-2]+1)
		}
		least = min(least, row[i])
	}
	if to < len(s) {
		row[to+1] = limit + 1
	}
	return least
}
