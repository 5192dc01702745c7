package main

import (
	"os"
	"path/filepath"

	"newsgraph/cmd/newsgraph-train/internal/treebank"
	"newsgraph/ingest/lang/tag"
	"newsgraph/internal/perceptron"
)

// read returns one part ("train", "dev", "test") of the treebanks.
func (o options) read(banks []string, part string) ([]treebank.Sentence, error) {
	var all []treebank.Sentence
	for _, bank := range banks {
		s, err := treebank.Read(filepath.Join(o.data, "ud", bank+"-"+part+".conllu.gz"))
		if err != nil {
			return nil, err
		}
		all = append(all, s...)
	}
	return all, nil
}

// banks are the treebanks that all models are fitted to.
var banks = []string{"en_ewt", "en_gum_open"}

func lemmaStep(o options) error {
	sentences, err := o.read(banks, "train")
	if err != nil {
		return err
	}
	return o.write("lang/tag/lemma.tsv", []byte(trainLemmas(sentences)))
}

func tagStep(o options) error {
	sentences, err := o.read(banks, "train")
	if err != nil {
		return err
	}
	if err := o.write("lang/tag/lexicon.tsv", []byte(trainLexicon(sentences))); err != nil {
		return err
	}
	b, err := trainTagger(sentences, fullTagger)
	if err != nil {
		return err
	}
	return o.write("lang/tag/tag.model", b)
}

func parseStep(o options) error {
	sentences, err := o.read(banks, "train")
	if err != nil {
		return err
	}
	lemmas, err := o.lemmas()
	if err != nil {
		return err
	}
	tagged, err := jackknife(sentences, lemmas)
	if err != nil {
		return err
	}
	b, err := trainParser(tagged)
	if err != nil {
		return err
	}
	return o.write("lang/parse/parse.model", b)
}

// lemmas reads the rules that the lemma step wrote.
func (o options) lemmas() (*tag.Lemmas, error) {
	b, err := os.ReadFile(filepath.Join(o.ingest, "lang/tag/lemma.tsv"))
	if err != nil {
		return nil, err
	}
	return tag.ParseLemmas(string(b))
}

// lexicon reads the words that the tag step wrote.
func (o options) lexicon() (*tag.Lexicon, error) {
	b, err := os.ReadFile(filepath.Join(o.ingest, "lang/tag/lexicon.tsv"))
	if err != nil {
		return nil, err
	}
	return tag.ParseLexicon(string(b))
}

// tagger reads the model that the tag step wrote.
func (o options) tagger() (*tag.Tagger, error) {
	b, err := os.ReadFile(filepath.Join(o.ingest, "lang/tag/tag.model"))
	if err != nil {
		return nil, err
	}
	lemmas, err := o.lemmas()
	if err != nil {
		return nil, err
	}
	lexicon, err := o.lexicon()
	if err != nil {
		return nil, err
	}
	m, err := perceptron.Decode(b)
	if err != nil {
		return nil, err
	}
	return tag.FromModel(m, lemmas, lexicon), nil
}
