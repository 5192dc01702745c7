package resolve

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode/utf8"

	"newsgraph/graph"
	"newsgraph/graph/resolve/name"
)

// maxSlug bounds the readable part of an id, in letters; longer names are cut.
const maxSlug = 64

// makeNodes makes one canonical node of each set of things. Renames gives the
// names that a user wants, by the roots of the sets.
func (r *Resolution) makeNodes(renames map[int]string) {
	c := r.corpus
	all := make([]int, len(c.things))
	for i := range all {
		all[i] = i
	}
	groups := c.sets.groups(all)
	r.nodes = make([]graph.Node, len(groups))
	nodeOf := make([]int32, len(c.things))
	for _, meetings := range []bool{false, true} { // which bear the names of others
		for k, g := range groups {
			if (c.things[g[0]].node.Kind == graph.Meeting) != meetings {
				continue
			}
			for _, i := range g {
				nodeOf[i] = int32(k)
				c.things[i].called = c.meetingName(i, func(part int) string { return r.nodes[nodeOf[part]].Name })
			}
			r.nodes[k] = c.canonicalNode(g, renames[c.sets.find(g[0])])
		}
	}
	c.assignIDs(r.nodes, groups)
	r.sortNodes(groups)
}

// sortNodes orders the nodes by id and notes for each thing where its node is.
func (r *Resolution) sortNodes(groups [][]int) {
	order := make([]int, len(groups))
	for k := range order {
		order[k] = k
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(r.nodes[a].ID, r.nodes[b].ID) })
	sorted := make([]graph.Node, len(order))
	r.canonical = make([]int32, len(r.corpus.things))
	for at, k := range order {
		sorted[at] = r.nodes[k]
		for _, i := range groups[k] {
			r.canonical[i] = int32(at)
		}
	}
	r.nodes = sorted
}

// canonicalNode merges the members' attributes: the most frequent value wins,
// and of equally frequent ones the first in order.
func (c *corpus) canonicalNode(members []int, renamed string) graph.Node {
	n := graph.Node{
		Name:    cmp.Or(renamed, c.bestName(members)),
		Kind:    most(c, members, func(t *thing) graph.Kind { return t.node.Kind }, kindRank),
		Country: c.countryOf(members),
		Sector:  most(c, members, func(t *thing) string { return t.node.Sector }, nil),
		Date:    most(c, members, func(t *thing) string { return t.node.Date }, nil),
		Format: most(c, members, func(t *thing) graph.Format {
			if t.node.Format == graph.UnknownFormat {
				return ""
			}
			return t.node.Format
		}, nil),
		Status: c.latestStatus(members),
	}
	if n.Kind == graph.Meeting && n.Format == "" {
		n.Format = graph.UnknownFormat
	}
	n.Aliases = c.aliases(members, n.Name)
	return n
}

// countryOf is the country that most members have. A person's offices count as
// well as what is said of the person.
func (c *corpus) countryOf(members []int) string {
	votes := map[string]int{}
	for _, i := range members {
		t := &c.things[i]
		votes[t.country]++
		for _, o := range t.offices {
			if isCountry(o.of) {
				votes[o.of]++
			}
		}
	}
	delete(votes, "")
	return winner(votes, nil)
}

// most returns the most frequent non-empty value of the members; ties go to the
// lower rank, then to the lesser value.
func most[T ~string](c *corpus, members []int, value func(*thing) T, rank func(T) int) T {
	if len(members) == 1 {
		return value(&c.things[members[0]])
	}
	count := map[T]int{}
	for _, i := range members {
		if v := value(&c.things[i]); v != "" {
			count[v]++
		}
	}
	return winner(count, rank)
}

// isCountry tells whether s has the form of an ISO 3166-1 alpha-3 code.
func isCountry(s string) bool {
	return len(s) == 3 && strings.ToUpper(s) == s && !strings.ContainsAny(s, ":-")
}

// winner is the value with the highest count; ties go to the lower rank, then
// to the lesser value.
func winner[T ~string](count map[T]int, rank func(T) int) T {
	var best T
	for v, n := range count {
		if best == "" || cmp.Or(cmp.Compare(count[best], n), compareRank(rank, v, best), cmp.Compare(v, best)) < 0 {
			best = v
		}
	}
	return best
}

func compareRank[T ~string](rank func(T) int, a, b T) int {
	if rank == nil {
		return 0
	}
	return cmp.Compare(rank(a), rank(b))
}

func kindRank(k graph.Kind) int { return slices.Index(graph.Kinds(), k) }

// latestStatus is the status that the latest article gives to a meeting: what
// was planned has since happened or not. Of articles of one date the surest
// status counts.
func (c *corpus) latestStatus(members []int) graph.Status {
	var best graph.Status
	date := ""
	for _, i := range members {
		t := &c.things[i]
		s := t.node.Status
		if s == "" {
			continue
		}
		if best == "" || t.date > date || t.date == date && slices.Index(graph.Statuses(), s) < slices.Index(graph.Statuses(), best) {
			best, date = s, t.date
		}
	}
	return best
}

// bestName is the name by which most articles call the thing, full names before
// names with honorifics, "the" or capitals throughout, these before parts of names, and descriptions last.
func (c *corpus) bestName(members []int) string {
	if len(members) == 1 {
		return c.things[members[0]].called
	}
	type tally struct{ grade, count int }
	names := map[string]tally{}
	for _, i := range members {
		t := &c.things[i]
		x, known := names[t.called]
		if !known {
			x.grade = t.nameGrade()
		}
		x.count++
		names[t.called] = x
	}
	best := ""
	for n, x := range names {
		y := names[best]
		if best == "" || cmp.Or(cmp.Compare(x.grade, y.grade), cmp.Compare(y.count, x.count),
			cmp.Compare(len(best), len(n)), cmp.Compare(n, best)) < 0 {
			best = n
		}
	}
	return best
}

// nameGrade ranks how well a thing's name serves as the name to show; 0 is best.
func (t *thing) nameGrade() int {
	switch {
	case t.called == "":
		return 4
	case t.unnamed:
		return 3
	case len(t.called) > 4 && strings.EqualFold(t.called[:4], "the "), shouted(t.called):
		return 1
	case t.person == nil:
		return 0
	case !t.person.full():
		return 2
	}
	if first, _, _ := strings.Cut(t.folded, " "); titles().honorific[first] {
		return 1
	}
	return 0
}

// shouted tells whether a name is in capitals throughout, as in datelines, and
// too long for an acronym.
func shouted(s string) bool {
	return strings.ToUpper(s) == s && !isAcronym(s) && strings.ToLower(s) != s
}

// aliases lists the members' names other than the best one, sorted.
func (c *corpus) aliases(members []int, best string) []string {
	var out []string
	for _, i := range members {
		out = append(out, c.things[i].called)
		out = append(out, c.things[i].node.Aliases...)
	}
	slices.Sort(out)
	out = slices.Compact(out)
	out = slices.DeleteFunc(out, func(s string) bool { return s == best || strings.TrimSpace(s) == "" })
	return slices.Clip(out)
}

// assignIDs gives each node a readable id of its own. Where several nodes would
// have the same, a country keeps it, and otherwise the one that the oldest
// article knows, so that later articles do not change it; the others are told
// apart by country, by kind, or by a hash of their first mention.
func (c *corpus) assignIDs(nodes []graph.Node, groups [][]int) {
	age := make([]string, len(nodes))
	slugs := make([]string, len(nodes))
	order := make([]int, len(nodes))
	for k := range nodes {
		age[k] = c.firstMention(groups[k])
		slugs[k] = c.slug(&nodes[k], groups[k])
		order[k] = k
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(boolOrder(nodes[a].Kind == graph.Country, nodes[b].Kind == graph.Country),
			cmp.Compare(age[a], age[b]), cmp.Compare(groups[a][0], groups[b][0]))
	})
	taken := make(map[string]bool, len(nodes))
	var rest []int
	for _, k := range order {
		if taken[slugs[k]] {
			rest = append(rest, k)
			continue
		}
		taken[slugs[k]] = true
		nodes[k].ID = slugs[k]
	}
	for _, k := range rest {
		nodes[k].ID = c.qualified(&nodes[k], slugs[k], groups[k][0], taken)
		taken[nodes[k].ID] = true
	}
}

// boolOrder orders true before false.
func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// qualified is the first way of telling a node apart that is not taken.
func (c *corpus) qualified(n *graph.Node, slug string, first int, taken map[string]bool) string {
	for _, q := range []string{strings.ToLower(n.Country), string(n.Kind)} {
		if id := slug + "-" + q; q != "" && !taken[id] {
			return id
		}
	}
	ref := c.things[first].ref
	sum := sha256.Sum256([]byte(ref.Document + "\x00" + ref.Node))
	for digits := 4; ; digits += 4 {
		if id := slug + "-" + hex.EncodeToString(sum[:])[:digits]; !taken[id] || digits == 2*len(sum) {
			return id
		}
	}
}

// firstMention is a key that orders sets of things by the article that knows
// them first; undated articles come last.
func (c *corpus) firstMention(members []int) string {
	first := ""
	for _, i := range members {
		t := &c.things[i]
		key := cmp.Or(t.date, "~") + " " + t.ref.Document
		if first == "" || key < first {
			first = key
		}
	}
	return first
}

// slug is the readable id that a node would have if it were alone.
func (c *corpus) slug(n *graph.Node, members []int) string {
	if n.Kind == graph.Article {
		return "article:" + c.things[members[0]].ref.Document
	}
	s := strings.ReplaceAll(name.Fold(n.Name), " ", "-")
	if utf8.RuneCountInString(s) > maxSlug {
		s = strings.TrimRight(string([]rune(s)[:maxSlug]), "-")
	}
	s = cmp.Or(s, string(n.Kind))
	if (n.Kind == graph.Meeting || n.Kind == graph.Paper) && n.Date != "" && !strings.HasSuffix(s, n.Date) {
		s += "-" + n.Date
	}
	return s
}
