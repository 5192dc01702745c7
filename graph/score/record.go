package score

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"newsgraph/graph"
)

// Record is one annotated sentence, an article of its own, with one event.
type Record struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	// Event is a PLOVER class; Yield stands for CONCEDE and RETREAT together.
	Event graph.Class `json:"event"`
	// Source and Target are codes: ISO 3166-1 alpha-3 countries, IGO or NGO.
	// Where the words of the sentence are annotated instead, SourceText is set.
	Source     []string `json:"source"`
	Target     []string `json:"target"`
	SourceText *string  `json:"source_text"`
	TargetText string   `json:"target_text"`
}

// Yield is the class of records that do not tell CONCEDE from RETREAT.
const Yield graph.Class = "YIELD"

// maxLine bounds a line of a file of records, in bytes.
const maxLine = 16 << 20

// ReadRecords reads a file of records, one JSON object a line; blank lines are
// skipped. Errors name file and line.
func ReadRecords(path string) ([]Record, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("records: %w", err)
	}
	var out []Record
	in := bufio.NewScanner(bytes.NewReader(data))
	in.Buffer(nil, maxLine)
	for n := 1; in.Scan(); n++ {
		if len(bytes.TrimSpace(in.Bytes())) == 0 {
			continue
		}
		var r Record
		if err := json.Unmarshal(in.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("records: %s:%d: %w", path, n, err)
		}
		if r.ID == "" || r.Event == "" {
			return nil, fmt.Errorf("records: %s:%d: a record needs id and event", path, n)
		}
		out = append(out, r)
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("records: %s: %w", path, err)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("records: %s: %w", path, errors.New("no records"))
	}
	return out, nil
}
