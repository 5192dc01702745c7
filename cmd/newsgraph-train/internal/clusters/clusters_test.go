package clusters

import (
	"io"
	"slices"
	"strings"
	"testing"
)

func TestFitSeparatesDirections(t *testing.T) {
	var vectors []vector
	for i := range 30 { // ten vectors about each of three axes
		var v vector
		v[i%3], v[10+i] = 1, 0.3
		vectors = append(vectors, unit(v))
	}
	centres := fit(vectors, 3, io.Discard)
	nearest := assign(vectors, centres)
	for i, c := range nearest {
		if c != nearest[i%3] {
			t.Errorf("vector %d of axis %d is in cluster %d, want %d", i, i%3, c, nearest[i%3])
		}
	}
	if again := assign(vectors, fit(vectors, 3, io.Discard)); !slices.Equal(again, nearest) {
		t.Error("a second fit gave other clusters")
	}
}

func TestDecodeSkipsTheWordList(t *testing.T) {
	numbers := strings.Repeat("0.5,", dimensions) + "5.0,1"
	file := `{"precision":8,"words":["vectors","in"],"vectors":{"vectors":[` + numbers + `],"in":[` + numbers + `]},"unkVector":[0]}`
	names, vectors, err := decode(strings.NewReader(file))
	if err != nil || !slices.Equal(names, []string{"vectors", "in"}) || len(vectors) != 2 {
		t.Errorf("names %q, %d vectors, error %v", names, len(vectors), err)
	}
	if _, _, err := decode(strings.NewReader(`{"vectors":{"short":[1,2]}}`)); err == nil || !strings.Contains(err.Error(), "short") {
		t.Errorf("a short vector gave error %v, want one that names the word", err)
	}
}
