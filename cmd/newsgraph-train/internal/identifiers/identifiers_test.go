package identifiers

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
)

// message is a city as cities.pbf has it: pairs of a field with its value, a string
// or a number that is written as it is.
func message(pairs ...any) []byte {
	var b []byte
	for i := 0; i < len(pairs); i += 2 {
		field := uint64(pairs[i].(int)) << 3
		switch v := pairs[i+1].(type) {
		case string:
			b = append(binary.AppendUvarint(binary.AppendUvarint(b, field|2), uint64(len(v))), v...)
		case int:
			b = binary.AppendUvarint(binary.AppendUvarint(b, field), uint64(v))
		}
	}
	return append(binary.AppendUvarint(nil, uint64(len(b))), b...)
}

// zigzag is how the file writes signed numbers.
func zigzag(v int) int { return v<<1 ^ v>>63 }

func TestReadCities(t *testing.T) {
	file := bytes.Join([][]byte{
		message(1, zigzag(11), 2, "Northport", 3, "FI", 7, "PPLC", 9, 4000, 10, zigzag(2_500_000), 11, zigzag(6_000_000)),
		message(1, zigzag(12), 2, "Hamlet", 3, "FI", 7, "PPL", 9, 900, 10, zigzag(100_000), 11, zigzag(-100_000)),
		message(1, zigzag(13), 2, "Southport", 3, "PT", 7, "PPL", 9, 20_000, 10, zigzag(-3_600_000), 11, zigzag(-100_000)),
	}, nil)
	got, err := readCities(bytes.NewReader(file))
	want := []place{
		{11, "Northport", "FI", "PPLC", 4000, 60, 25},
		{13, "Southport", "PT", "PPL", 20_000, 58, -10},
	}
	if err != nil || len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("%+v, %v; want %+v", got, err, want)
	}
	for _, cut := range []int{1, 5, len(file) - 1} {
		if _, err := readCities(bytes.NewReader(file[:cut])); err == nil {
			t.Errorf("a file of %d bytes is read", cut)
		}
	}
}

func TestTables(t *testing.T) {
	s, err := readStates(strings.NewReader(`{"FI": {"iso": "FI", "iso3": "FIN", "isonumeric": 246, "geonameid": 1, "fips": "FX", "name": "Finland"}, "AN": {"iso": "AN", "iso3": "ANT"}}`))
	if err != nil {
		t.Fatal(err)
	}
	regions := territories{states: map[string]region{"fi": {qid: "Q33"}}, regions: []region{{name: "Lakeland", parent: "fi", qid: "Q9"}}}
	cities := []place{{11, "Northport", "FI", "PPLC", 4000, 60.123456, 25}}
	s.addPoints(cities)
	if got, want := s.table(regions, map[string]string{"FIN": "375"}, nil), "FIN\tFI\t246\t375\tFX\t1\tQ33\t60.1235\t25\tFinland\n"; !strings.HasSuffix(got, "\n"+want) {
		t.Errorf("states %q; want %q", got, want)
	}
	places, err := placeTable(cities, regions, s, naming{map[int64]string{11: "North  Port"}, map[string][]string{"Northport\tFIN": {"Norhaven"}}})
	want := "Lakeland\t\tFIN\tADM1\t0\t\tQ9\t\t\nNorthport\tNorhaven; North Port\tFIN\tPPLC\t4000\t11\t\t60.1235\t25\n"
	if err != nil || !strings.HasSuffix(places, want) {
		t.Errorf("places %q, %v; want %q", places, err, want)
	}
	if _, err := placeTable(cities, regions, s, naming{nil, map[string][]string{"Nowhere\tFIN": {"X"}}}); err == nil {
		t.Error("a name for a city that is not there is taken")
	}
}

func TestOwnLists(t *testing.T) {
	if n, err := readNumbers(cowList); err != nil || len(n) != 195 || n["RUS"] != "365" {
		t.Errorf("%d numbers, %v", len(n), err)
	}
	if n, err := readExonyms(exonymList); err != nil || n["Kyiv\tUKR"][0] != "Kiev" {
		t.Errorf("%v, %v", n, err)
	}
	if rows, err := readFormer(formerList); err != nil || len(rows) != 5 || len(rows[0]) != 10 {
		t.Errorf("%v, %v", rows, err)
	}
	if _, err := readFormer("SUN\tSU"); err == nil || !strings.Contains(err.Error(), "former.tsv:1") {
		t.Errorf("two fields: %v", err)
	}
	if _, err := readNumbers("FIN\t375\nFIN\t376"); err == nil || !strings.Contains(err.Error(), "cow.tsv:2") {
		t.Errorf("a code twice: %v", err)
	}
	if _, err := readExonyms("Kyiv\tKiev"); err == nil || !strings.Contains(err.Error(), "exonyms.tsv:1") {
		t.Errorf("two fields: %v", err)
	}
	if _, err := readTerritories(strings.NewReader("TERRITORIES = {\n}\n")); err == nil {
		t.Error("an empty table of territories is taken")
	}
}
