package timespan

import (
	"testing"

	"newsgraph/graph"
)

func TestOf(t *testing.T) {
	for date, want := range map[string][2]string{
		"2022-01-10":       {"2022-01-10", "2022-01-10T23:59:59"},
		"2022-01-10T15:00": {"2022-01-10", "2022-01-10T23:59:59"},
		"2022-01":          {"2022-01-01", "2022-01-31T23:59:59"},
		"2024-02":          {"2024-02-01", "2024-02-29T23:59:59"},
		"2021":             {"2021-01-01", "2021-12-31T23:59:59"},
		"":                 {},
		"Friday":           {},
		"2022-13":          {},
	} {
		if start, end, ok := Of(date); start != want[0] || end != want[1] || ok != (want[0] != "") {
			t.Errorf("Of(%q) = %q, %q, %v", date, start, end, ok)
		}
	}
}

func TestOfEdge(t *testing.T) {
	for want, e := range map[[2]string]graph.Edge{
		{"2022-01-10", "2022-01-10T23:59:59"}: {Date: "2022-01-10"},
		{"2022-01-01", "2023-02-28T23:59:59"}: {First: "2022", Last: "2023-02", Count: 2},
		{}:                                    {},
	} {
		if start, end, ok := OfEdge(&e); start != want[0] || end != want[1] || ok != (want[0] != "") {
			t.Errorf("OfEdge(%+v) = %q, %q, %v", e, start, end, ok)
		}
	}
}

func TestDays(t *testing.T) {
	for want, e := range map[[2]string]graph.Edge{
		{"2022-01-10", "2022-01-10"}: {Date: "2022-01-10"},
		{"2024-02-01", "2024-02-29"}: {Date: "2024-02"},
		{"2022-01-01", "2023-02-28"}: {First: "2022", Last: "2023-02", Count: 2},
		{}:                           {},
	} {
		if first, last := Days(&e); first != want[0] || last != want[1] {
			t.Errorf("Days(%+v) = %q, %q", e, first, last)
		}
	}
}
