package item

import (
	"net/url"
	"regexp"
	"strings"
	"time"
)

// dated are the ways in which addresses tell a day or a month: /2022/01/23/,
// /2022-01-23-, /20220123/, /2022/jan/23/, /2022/01/.
var dated = []struct {
	pattern *regexp.Regexp
	layout  string
	form    string
}{
	{regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d[/_.-]\d{1,2}[/_.-]\d{1,2})(?:\D|$)`), "2006-1-2", time.DateOnly},
	{regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d/[a-zA-Z]{3}/\d{1,2})(?:\D|$)`), "2006-Jan-2", time.DateOnly},
	{regexp.MustCompile(`[/_-]((?:19|20)\d\d[01]\d[0-3]\d)(?:\D|$)`), "20060102", time.DateOnly},
	{regexp.MustCompile(`/((?:19|20)\d\d/\d{1,2})(?:/|$)`), "2006-1", "2006-01"},
}

// AddressDate returns the date that the path of an address tells, or "".
func AddressDate(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	for _, d := range dated {
		for _, m := range d.pattern.FindAllStringSubmatch(u.Path, -1) {
			s := strings.NewReplacer("/", "-", "_", "-", ".", "-").Replace(m[1])
			if t, err := time.Parse(d.layout, s); err == nil {
				return t.Format(d.form)
			}
		}
	}
	return ""
}

// AddressName names what lies at an address: its host and path, without what
// says how to get there.
func AddressName(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address
	}
	name := strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimRight(u.EscapedPath(), "/")
	if u.RawQuery != "" {
		name += "?" + u.RawQuery
	}
	return name
}

// Host is the host of an address without "www.", or "".
func Host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}
