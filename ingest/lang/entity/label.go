package entity

import "newsgraph/ingest/document"

// Labels are the classes of a token in the BILOU scheme: outside, and for each
// type the first, an inner and the last token of a name, and the whole of a
// name of one token. OTH are other proper names and nationalities; the model
// learns them to keep them apart, and they are not handed out.
var Labels = []string{"O",
	"B-PER", "I-PER", "L-PER", "U-PER",
	"B-ORG", "I-ORG", "L-ORG", "U-ORG",
	"B-LOC", "I-LOC", "L-LOC", "U-LOC",
	"B-OTH", "I-OTH", "L-OTH", "U-OTH",
}

// LabelCount is the number of Labels.
const LabelCount = 17

// The parts of a name, in the order of Labels.
const (
	begin = iota
	inside
	last
	unit
	parts // their number
)

// types are the name types in the order of Labels; the last one is internal.
var types = []document.NameType{document.PER, document.ORG, document.LOC, "OTH"}

// handedOut is how many of the types are handed out.
const handedOut = 3

// label is the number in Labels of a part of a name of a type.
func label(kind, part int) int { return 1 + kind*parts + part }

// split is the inverse of label; for "O" the kind is -1.
func split(label int) (kind, part int) {
	if label == 0 {
		return -1, 0
	}
	return (label - 1) / parts, (label - 1) % parts
}

// follows tells whether label b may stand after label a within a sentence. The
// beginning of a sentence is like "O" before it, its end like "O" after it.
func follows(a, b int) bool {
	kindA, partA := split(a)
	kindB, partB := split(b)
	open := kindA >= 0 && (partA == begin || partA == inside)
	continues := kindB >= 0 && (partB == inside || partB == last)
	if open || continues {
		return open && continues && kindA == kindB
	}
	return true
}

// EncodeNames gives the labels of a sentence of n tokens whose names, relative
// to the sentence, are known. Types other than the four are skipped.
func EncodeNames(n int, names []document.Name) []int {
	labels := make([]int, n)
	for _, name := range names {
		for kind, t := range types {
			if t == name.Type {
				fill(labels[name.Start:name.End], kind)
			}
		}
	}
	return labels
}

func fill(labels []int, kind int) {
	for i := range labels {
		labels[i] = label(kind, inside)
	}
	labels[0] = label(kind, begin)
	labels[len(labels)-1] = label(kind, last)
	if len(labels) == 1 {
		labels[0] = label(kind, unit)
	}
}

// AppendNames appends the names that well-formed labels spell, without the
// internal type. Token positions are counted from start. The score of a name is
// by how much its tokens alone, without their order, speak for it rather than
// for no name, on average.
func AppendNames(names []document.Name, start int, labels []int, emissions [][LabelCount]float32) []document.Name {
	from := 0
	for i, l := range labels {
		kind, part := split(l)
		if kind < 0 || part == inside {
			continue
		}
		if part == begin || part == unit {
			from = i
		}
		if (part == last || part == unit) && kind < handedOut {
			names = append(names, document.Name{
				Span: document.Span{Start: start + from, End: start + i + 1}, Type: types[kind],
				Score: advantage(labels[from:i+1], emissions[from:i+1]),
			})
		}
	}
	return names
}

// advantage is the mean difference between the scores of the labels and of "O".
func advantage(labels []int, emissions [][LabelCount]float32) float32 {
	sum := float32(0)
	for i, l := range labels {
		sum += emissions[i][l] - emissions[i][0]
	}
	return sum / float32(len(labels))
}
