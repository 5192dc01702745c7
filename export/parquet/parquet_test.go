package parquet_test

import (
	"bytes"
	"io"
	"testing"

	reader "github.com/parquet-go/parquet-go"

	"newsgraph/export/internal/sample"
	"newsgraph/export/parquet"
	"newsgraph/graph"
)

type row = map[string]any

func read(t *testing.T, write func(io.Writer, *graph.Graph, parquet.Options) error, g *graph.Graph) []row {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, g, parquet.Options{}); err != nil {
		t.Fatal(err)
	}
	file, err := reader.OpenFile(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	rows := make([]row, file.NumRows())
	for i := range rows {
		rows[i] = row{}
	}
	r := reader.NewGenericReader[any](file)
	defer r.Close()
	values := make([]any, len(rows))
	if n, err := r.Read(values); n != len(rows) || err != nil && err != io.EOF {
		t.Fatalf("%d of %d rows: %v", n, len(rows), err)
	}
	for i, v := range values {
		rows[i] = v.(row)
	}
	return rows
}

func TestActs(t *testing.T) {
	got := read(t, parquet.WriteActs, sample.Graph())
	if len(got) != 8 {
		t.Fatalf("%d acts", len(got))
	}
	for column, want := range map[string]any{
		"id": "e01", "source_name": "Aino Laakso", "target_country": "PRT", "quad": "verbal_cooperation", "date": "2023-03-14",
		"date_from": int32(19430), "date_to": int32(19430), "date_reported": "2023-03-15", "place": "pl:lisbon", "origins": int32(2), "confidence": 0.93,
	} {
		if got[0][column] != want {
			t.Errorf("%s is %#v; want %#v", column, got[0][column], want)
		}
	}
	month := got[2]
	if month["date_from"] != int32(19448) || month["date_to"] != int32(19477) || month["status"] != "planned" {
		t.Errorf("an act of April 2023: %v", month)
	}
	if undated := got[4]; undated["date"] != nil || undated["date_from"] != nil || undated["place"] != nil {
		t.Errorf("an act without date: %v", undated)
	}
}

func TestOtherTables(t *testing.T) {
	g := sample.Graph()
	actors := read(t, parquet.WriteActors, g)
	if len(actors) != 11 || actors[0]["cow"] != "375" || actors[0]["latitude"] != 60.1695 || actors[5]["latitude"] != nil {
		t.Errorf("%d actors, the first %v", len(actors), actors[0])
	}
	articles := read(t, parquet.WriteArticles, g)
	if len(articles) != 3 || articles[0]["publisher"] != "Bay Courier" || articles[2]["origin"] != "a2" {
		t.Errorf("articles %v", articles)
	}
	mentions := read(t, parquet.WriteMentions, g)
	if len(mentions) != 2 || mentions[1]["article"] != "a2" || mentions[0]["start"] != int64(27) {
		t.Errorf("mentions %v", mentions)
	}
}
