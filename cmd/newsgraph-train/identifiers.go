package main

import "newsgraph/cmd/newsgraph-train/internal/identifiers"

// identifiersStep writes the tables of ids that the exports embed. They lie
// beside the folder of the stages.
func identifiersStep(o options) error {
	if !o.withPackages("export/identifier") {
		return nil
	}
	t, err := identifiers.Make(o.packages)
	if err != nil {
		return err
	}
	if err := o.write("../export/identifier/states.tsv", []byte(t.States)); err != nil {
		return err
	}
	return o.write("../export/identifier/places.tsv", []byte(t.Places))
}
