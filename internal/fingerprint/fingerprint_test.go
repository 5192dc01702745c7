package fingerprint_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"newsgraph/internal/fingerprint"
)

func key(s string) fingerprint.Hash { return fingerprint.NewHash.String(s) }

func entries(n int) []fingerprint.Entry {
	list := make([]fingerprint.Entry, n)
	for i := range list {
		list[i] = fingerprint.Entry{Key: key(fmt.Sprintf("word%d", i)), Value: uint32(i * 7919 % (1 << fingerprint.ValueBits))}
	}
	return list
}

func write(t testing.TB, header string, list []fingerprint.Entry) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := fingerprint.Write(&file, header, list); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func TestRoundTrip(t *testing.T) {
	want := entries(50000)
	m, err := fingerprint.Open(write(t, "made for a test\n", want))
	if err != nil {
		t.Fatal(err)
	}
	if m.Len() != len(want) {
		t.Errorf("map holds %d keys, want %d", m.Len(), len(want))
	}
	for _, e := range want {
		if value, ok := m.Get(e.Key); !ok || value != e.Value {
			t.Errorf("%x: value %v, %v; want %v", e.Key, value, ok, e.Value)
		}
	}
	for _, unknown := range []string{"", "word", "WORD1", "word50001"} {
		if value, ok := m.Get(key(unknown)); ok {
			t.Errorf("%q: value %v for a key that is not in the map", unknown, value)
		}
	}
}

func TestKeyHashedInPieces(t *testing.T) {
	m := fingerprint.MustOpen(write(t, "", []fingerprint.Entry{{Key: key("black sea"), Value: 5}}))
	if value, ok := m.Get(fingerprint.NewHash.String("black").Byte(' ').String("sea")); !ok || value != 5 {
		t.Errorf("value %d, %v; want 5", value, ok)
	}
}

func TestWriteKeepsFirstOfEqualKeys(t *testing.T) {
	m := fingerprint.MustOpen(write(t, "", []fingerprint.Entry{{key("twice"), 1}, {key("twice"), 2}}))
	if value, _ := m.Get(key("twice")); value != 1 || m.Len() != 1 {
		t.Errorf("value %d of %d keys, want 1 of 1", value, m.Len())
	}
}

func TestWriteRefuses(t *testing.T) {
	tooLarge := []fingerprint.Entry{{Key: key("large"), Value: 1 << fingerprint.ValueBits}}
	if err := fingerprint.Write(&bytes.Buffer{}, "", tooLarge); err == nil || !strings.Contains(err.Error(), "entry 0") {
		t.Errorf("error %v, want one that names the entry", err)
	}
	if err := fingerprint.Write(&bytes.Buffer{}, "a\n\x00b", nil); err == nil {
		t.Error("a header that ends early was written")
	}
}

func TestOpenRefusesDamage(t *testing.T) {
	whole := write(t, "made for a test\n", entries(10))
	for name, data := range map[string][]byte{
		"empty":          nil,
		"other file":     []byte("PK\x03\x04 something else"),
		"only header":    whole[:60],
		"last byte lost": whole[:len(whole)-1],
		"byte too much":  append(bytes.Clone(whole), 0),
	} {
		if _, err := fingerprint.Open(data); err == nil {
			t.Errorf("%s: opened without an error", name)
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(write(f, "", entries(3)))
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, err := fingerprint.Open(data); err == nil {
			m.Get(key("word1"))
		}
	})
}
