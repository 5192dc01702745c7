package segment

import "strings"

// plain maps typographic quotation marks to their ASCII forms.
var plain = strings.NewReplacer(
	"‘", "'", "’", "'", "‚", "'", "‛", "'", "`", "'", "´", "'", "′", "'",
	"“", `"`, "”", `"`, "„", `"`, "‟", `"`, "«", `"`, "»", `"`, "″", `"`,
)

// Lower returns the lower-case form of a token with typographic quotation
// marks made plain, as document.Token.Lower holds it.
func Lower(s string) string {
	ascii, lower := true, true
	for i := 0; i < len(s); i++ {
		c := s[i]
		ascii = ascii && c < 0x80
		lower = lower && (c < 'A' || c > 'Z') && c != '`'
	}
	switch {
	case ascii && lower:
		return s
	case ascii:
		return strings.ReplaceAll(strings.ToLower(s), "`", "'")
	}
	return plain.Replace(strings.ToLower(s))
}
