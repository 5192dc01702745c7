package clusters

import (
	"fmt"
	"io"
	"runtime"
	"sync"
)

const dimensions = 100

// vector is a word vector of length 1.
type vector [dimensions]float32

// fit finds k centres for the vectors by spherical k-means. The first centres
// are vectors taken at equal distances of rank: no random numbers, and centres
// are densest where words are frequent.
func fit(vectors []vector, k int, log io.Writer) []vector {
	k = min(k, len(vectors))
	centres := make([]vector, k)
	for c := range centres {
		centres[c] = vectors[c*len(vectors)/k]
	}
	var last []int
	for round := range rounds {
		nearest := assign(vectors, centres)
		fmt.Fprintf(log, "clusters: %d centres, round %d: %d words moved\n", k, round+1, moved(last, nearest))
		centres = means(vectors, nearest, centres)
		last = nearest
	}
	return centres
}

// moved counts the words that changed their cluster.
func moved(last, now []int) int {
	if last == nil {
		return len(now)
	}
	n := 0
	for i := range now {
		if now[i] != last[i] {
			n++
		}
	}
	return n
}

// means returns the mean direction of each cluster; an empty cluster keeps its
// centre.
func means(vectors []vector, nearest []int, old []vector) []vector {
	sums := make([]vector, len(old))
	for i, c := range nearest {
		for d, x := range vectors[i] {
			sums[c][d] += x
		}
	}
	for c := range sums {
		if sums[c] == (vector{}) {
			sums[c] = old[c]
		}
		sums[c] = unit(sums[c])
	}
	return sums
}

// assign returns for each vector the index of the centre nearest by cosine; of
// equally near ones the first.
func assign(vectors, centres []vector) []int {
	nearest := make([]int, len(vectors))
	workers := runtime.GOMAXPROCS(0)
	var wait sync.WaitGroup
	for w := range workers {
		from, to := w*len(vectors)/workers, (w+1)*len(vectors)/workers
		wait.Go(func() {
			for i := from; i < to; i++ {
				nearest[i] = nearestTo(&vectors[i], centres)
			}
		})
	}
	wait.Wait()
	return nearest
}

func nearestTo(v *vector, centres []vector) int {
	best, bestDot := 0, float32(-2) // below any cosine
	for c := range centres {
		if dot := dot(v, &centres[c]); dot > bestDot {
			best, bestDot = c, dot
		}
	}
	return best
}

// dot is the inner product, with four sums so that the processor need not wait
// for each addition.
func dot(a, b *vector) float32 {
	var s0, s1, s2, s3 float32
	for i := 0; i < dimensions; i += 4 {
		s0 += a[i] * b[i]
		s1 += a[i+1] * b[i+1]
		s2 += a[i+2] * b[i+2]
		s3 += a[i+3] * b[i+3]
	}
	return s0 + s1 + s2 + s3
}
