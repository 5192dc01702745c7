package source

import (
	"fmt"
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Pattern chooses files by their names: "*.html", "2022/**", "{a,b}/*.txt". One
// without a slash is held against the last part of the name, one with a slash
// against the whole path within the folder or archive; ** stands for any number of
// folders.
type Pattern string

// ParsePattern checks a pattern.
func ParsePattern(s string) (Pattern, error) {
	if !doublestar.ValidatePattern(s) {
		return "", fmt.Errorf("%q is no pattern such as *.html or 2022/**", s)
	}
	return Pattern(s), nil
}

func (p Pattern) match(name string) bool {
	s := strings.TrimPrefix(string(p), "./")
	if !strings.Contains(s, "/") {
		name = path.Base(name)
	}
	ok, err := doublestar.Match(s, name)
	return ok && err == nil
}

// unchosen says why the patterns leave a file out, or "".
func (o *Options) unchosen(name string) string {
	for _, p := range o.Exclude {
		if p.match(name) {
			return "excluded by --exclude"
		}
	}
	for _, p := range o.Include {
		if p.match(name) {
			return ""
		}
	}
	if len(o.Include) > 0 {
		return "not chosen by --include"
	}
	return ""
}
