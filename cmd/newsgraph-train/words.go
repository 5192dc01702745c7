package main

import (
	"os"
	"path/filepath"

	"newsgraph/cmd/newsgraph-train/internal/wordnet"
)

// wordsStep makes the table of word classes.
func wordsStep(o options) error {
	if !o.withPackages("lang/wordclass/wordclass.bin") {
		return nil
	}
	irregular, err := os.ReadFile(filepath.Join(o.ingest, "lang/tag/irregular.tsv"))
	if err != nil {
		return err
	}
	b, err := wordnet.Build(o.packages, string(irregular))
	if err != nil {
		return err
	}
	return o.write("lang/wordclass/wordclass.bin", b)
}
