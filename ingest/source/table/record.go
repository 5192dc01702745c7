package table

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"newsgraph/ingest/source/item"
	"newsgraph/ingest/source/page"
)

// record are the fields of an article as a record gives them.
type record map[string]string

// cut is what NewsAPI puts where it cuts a text off.
var cut = regexp.MustCompile(`(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$`)

// cutMark stands in what cut finds.
const cutMark = " chars]"

// body is the text of the record: its text, else its summary, else, for the
// records of event data that hold addresses and headlines only, its title.
func (r record) body() string {
	for _, field := range []string{Text, Summary} {
		s := page.Fragment(r[field])
		if strings.Contains(s, cutMark) { // few are: the expression takes its time
			s = cut.ReplaceAllString(s, "…")
		}
		if strings.TrimSpace(s) != "" {
			return s
		}
	}
	if r[URL] != "" && r[Date] != "" {
		return r[Title]
	}
	return ""
}

// article makes an item of the record, or says what is wrong with it.
func (r record) article(m Map) (item.Item, *item.Problem) {
	text := r.body()
	date, ok := item.Date(r[Date])
	switch {
	case strings.TrimSpace(text) == "":
		name := m[Text]
		if name == "" {
			name = Text
		}
		return item.Item{}, &item.Problem{Reason: fmt.Sprintf("no %q", name), Remedy: fmt.Sprintf(`put the article's text into the field %q, or name its field with --map text=FIELD`, name)}
	case strings.ContainsRune(text, 0):
		return item.Item{}, &item.Problem{Reason: `"text" holds zero characters`, Remedy: "convert the article to plain text"}
	case strings.ContainsFunc(r[ID], unicode.IsControl):
		return item.Item{}, &item.Problem{Reason: fmt.Sprintf("id with control characters: %q", r[ID]), Remedy: "give it a plain id"}
	case !ok:
		return item.Item{}, &item.Problem{Reason: fmt.Sprintf("date not in ISO 8601: %q", r[Date]), Remedy: "write it like 2022-01-23, 2022-01 or 2022"}
	}
	a := item.Item{
		ID: strings.TrimSpace(r[ID]), Title: strings.Join(strings.Fields(page.Fragment(r[Title])), " "), Beside: true, Date: date,
		URL: strings.TrimSpace(r[URL]), Publisher: strings.Join(strings.Fields(r[Publisher]), " "), Language: r[Language], Text: text,
	}
	if date != "" {
		a.DateFrom = item.FromRecord
	}
	return a, nil
}
