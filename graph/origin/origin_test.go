package origin

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/tidwall/btree"
)

// version is a text of testdata/copies.txt.
type version struct{ story, kind, text string }

func versions(t testing.TB) []version {
	t.Helper()
	b, err := os.ReadFile("testdata/copies.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []version
	for _, part := range strings.Split(string(b), "\n-- ")[1:] {
		head, text, _ := strings.Cut(part, "\n")
		story, kind, ok := strings.Cut(head, " ")
		if !ok || text == "" {
			t.Fatalf("head %q", head)
		}
		all = append(all, version{story, kind, text})
	}
	return all
}

// TestCopies compares all pairs of the texts.
func TestCopies(t *testing.T) {
	all := versions(t)
	copies, missed, others := 0, 0, 0
	for i, a := range all {
		for _, b := range all[:i] {
			x, ok := parse(Sign(a.text))
			y, ok2 := parse(Sign(b.text))
			if !ok || !ok2 {
				t.Fatal("a signature cannot be read")
			}
			common := x.common(&y)
			pair := fmt.Sprintf("%s %s, %s %s: %.2f in common, %.2f contained", a.story, a.kind, b.story, b.kind, common, x.contained(&y, common))
			switch want := a.story == b.story; {
			case want && !Same(Sign(a.text), Sign(b.text)):
				t.Errorf("%s: no copies", pair)
			case !want && Same(Sign(a.text), Sign(b.text)):
				t.Errorf("%s: copies", pair)
			case want:
				copies++
				if !x.joined(&y) {
					missed++
				}
			default:
				others++
				if common > 0.15 || x.contained(&y, common) > 0.3 {
					t.Errorf("%s: nearer to a copy than is told beside the thresholds", pair)
				}
			}
		}
	}
	if copies < 15 || others < 200 {
		t.Errorf("%d pairs of copies and %d of others: the texts were not read", copies, others)
	}
	if 10*missed > copies {
		t.Errorf("%d of %d pairs of copies are in no band together", missed, copies)
	}
}

func TestSign(t *testing.T) {
	a := Sign("Peru and Chile signed.")
	if len(a) != Length || a != Sign("  PERU, and — Chile: «signed»") {
		t.Errorf("signature %q", a)
	}
	if Same(a, Sign("Peru and Chile sign.")) || Same("", "") || Same(a, "x") {
		t.Error("copies of nothing")
	}
	if !Same(Sign(""), Sign("!")) {
		t.Error("texts without words are not the same")
	}
}

// corpus makes documents of the texts, the dates of some unknown.
func corpus(t testing.TB) []Document {
	var out []Document
	for i, v := range versions(t) {
		d := Document{ID: fmt.Sprintf("%s/%s-%d", v.kind, v.story, i), Signature: Sign(v.text)}
		if i%4 != 0 {
			d.Date = fmt.Sprintf("2022-03-%02d", 20-i%7)
		}
		out = append(out, d)
	}
	return out
}

// TestAssign looks at the stories of the texts.
func TestAssign(t *testing.T) {
	docs := corpus(t)
	origins := Assign(docs)
	stories := map[string]string{}
	for i, v := range versions(t) {
		id := docs[i].ID
		o, ok := origins[id]
		if !ok {
			o = id
		}
		if first, ok := stories[v.story]; ok && first != o {
			t.Errorf("%s has the origin %s, others of the story %s", id, o, first)
		}
		stories[v.story] = o
	}
	if origins["shortened/strike-8"] == "" || len(slices.Compact(slices.Sorted(maps.Values(origins)))) != 5 {
		t.Errorf("origins %v", origins)
	}
	early := Assign([]Document{{ID: "a", Signature: docs[0].Signature}, {ID: "b", Date: "2022", Signature: docs[0].Signature}, {ID: "c", Date: "2021", Signature: docs[1].Signature}})
	if want := map[string]string{"a": "c", "b": "c"}; !maps.Equal(early, want) {
		t.Errorf("origins %v, want %v", early, want)
	}
}

// TestOrder changes the order of the documents.
func TestOrder(t *testing.T) {
	docs := corpus(t)
	want := Assign(docs)
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		r.Shuffle(len(docs), func(i, k int) { docs[i], docs[k] = docs[k], docs[i] })
		if got := Assign(docs); !maps.Equal(got, want) {
			t.Fatalf("another order gives %v, want %v", got, want)
		}
	}
}

// table is a Rows in memory.
type table struct{ btree.Map[string, []byte] }

func (m *table) Get(key []byte) ([]byte, error) {
	v, _ := m.Map.Get(string(key))
	return v, nil
}

func (m *table) Put(key, value []byte) error {
	m.Set(string(key), bytes.Clone(value))
	return nil
}

func (m *table) Delete(key []byte) error {
	m.Map.Delete(string(key))
	return nil
}

func (m *table) Scan(prefix []byte, yield func(key, value []byte) bool) error {
	m.Ascend(string(prefix), func(k string, v []byte) bool {
		return strings.HasPrefix(k, string(prefix)) && yield([]byte(k), v)
	})
	return nil
}

// TestUpdate adds, replaces and removes documents at random, in batches: what Update
// tells adds up to what Assign says, and nothing is left of what is removed.
func TestUpdate(t *testing.T) {
	pool := corpus(t)
	for i := range pool { // copies of copies
		again := pool[i]
		again.ID += "~2"
		pool = append(pool, again)
	}
	r := rand.New(rand.NewPCG(3, 4))
	rows := new(table)
	there, told := map[string]Document{}, map[string]string{}
	for step := range 300 {
		var added []Document
		var removed []string
		for range 1 + r.IntN(5) {
			d := pool[r.IntN(len(pool))]
			switch r.IntN(6) {
			case 0, 1:
				removed = append(removed, d.ID)
				continue
			case 2:
				d.Date = ""
			case 3:
				d.Signature = pool[r.IntN(len(pool))].Signature
			}
			if !slices.ContainsFunc(added, func(o Document) bool { return o.ID == d.ID }) {
				added = append(added, d)
			}
		}
		origins, err := Update(rows, added, removed)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range removed {
			delete(there, id)
			delete(told, id)
		}
		for _, d := range added {
			there[d.ID] = d
			if _, ok := origins[d.ID]; !ok {
				t.Fatalf("step %d: nothing is told of %s, which was added", step, d.ID)
			}
		}
		for id, o := range origins {
			if told[id] = o; o == "" {
				delete(told, id)
			}
		}
		if want := Assign(slices.Collect(maps.Values(there))); !maps.Equal(told, want) {
			t.Fatalf("step %d: %v, want %v", step, told, want)
		}
	}
	if _, err := Update(rows, nil, slices.Collect(maps.Keys(there))); err != nil || rows.Len() != 0 {
		t.Errorf("%d rows are left, error %v", rows.Len(), err)
	}
}

// TestUpdateRefuses has ids that cannot be keys.
func TestUpdateRefuses(t *testing.T) {
	rows := new(table)
	for _, id := range []string{"", "a\x00b"} {
		if _, err := Update(rows, []Document{{ID: id}}, nil); err == nil || rows.Len() > 0 {
			t.Errorf("%q: error %v, %d rows", id, err, rows.Len())
		}
	}
}

func FuzzSign(f *testing.F) {
	f.Add("One two three.", "one two three")
	f.Add("\xff\x00", "")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := Sign(a), Sign(b)
		if len(x) != Length || Same(x, y) != Same(y, x) || !Same(x, x) {
			t.Errorf("signatures %q and %q", x, y)
		}
	})
}

func ExampleAssign() {
	origins := Assign([]Document{
		{ID: "morning-paper", Date: "2022-03-05", Signature: Sign("Peru and Chile opened the border.")},
		{ID: "agency", Date: "2022-03-04", Signature: Sign("Peru and Chile opened the border")},
		{ID: "other", Date: "2022-03-04", Signature: Sign("Nothing new from Lima.")},
	})
	fmt.Println(origins)
	// Output: map[morning-paper:agency]
}

func BenchmarkSign(b *testing.B) {
	text := strings.Repeat("The water ministers of both states signed an accord on the river on Tuesday. ", 30)
	for i := range b.N {
		Sign(text + fmt.Sprint(i))
	}
}
