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
// names that a user wants, aliases the further ones, by the roots of the sets.
func (r *Resolution) makeNodes(renames map[int]string, aliases map[int][]string) {
	c := r.corpus
	all := make([]int, len(c.things))
	for i := range all {
		all[i] = i
	}
	groups := c.sets.groups(all)
	r.nodes = make([]graph.Node, len(groups))
	nodeOf := make([]int32, len(c.things))
	members := make([][]*thing, len(groups))
	for _, meetings := range []bool{false, true} { // which bear the names of others
		for k, g := range groups {
			if (c.things[g[0]].node.Kind == graph.Meeting) != meetings {
				continue
			}
			for _, i := range g {
				t := &c.things[i]
				nodeOf[i] = int32(k)
				if meetings {
					t.called = c.meetingName(t, func(part int) string { return r.nodes[nodeOf[part]].Name })
				}
				members[k] = append(members[k], t)
			}
			root := c.sets.find(g[0])
			r.nodes[k] = canonicalNode(members[k], renames[root], aliases[root]...)
		}
	}
	r.assignIDs(members)
	r.sortNodes(groups)
}

// meetingName is meetingName for a thing of the corpus.
func (c *corpus) meetingName(t *thing, shown func(part int) string) string {
	own := make([]string, len(t.parts))
	new := make([]string, len(t.parts))
	for k, p := range t.parts {
		own[k], new[k] = c.things[p].node.Name, shown(p)
	}
	return meetingName(t.node.Name, own, new)
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
func canonicalNode(members []*thing, renamed string, further ...string) graph.Node {
	n := graph.Node{
		Name:    cmp.Or(renamed, bestName(members)),
		Kind:    most(members, func(t *thing) graph.Kind { return t.node.Kind }, kindRank),
		Country: countryOf(members),
		Sector:  most(members, func(t *thing) string { return t.node.Sector }, nil),
		Date:    most(members, func(t *thing) string { return t.node.Date }, nil),
		Format: most(members, func(t *thing) graph.Format {
			if t.node.Format == graph.UnknownFormat {
				return ""
			}
			return t.node.Format
		}, nil),
		Status: latestStatus(members),
	}
	if n.Kind == graph.Meeting && n.Format == "" {
		n.Format = graph.UnknownFormat
	}
	n.Aliases = aliases(members, n.Name, further...)
	return n
}

// countryOf is the country that most members have. A person's offices count as
// well as what is said of the person.
func countryOf(members []*thing) string {
	votes := map[string]int{}
	for _, t := range members {
		votes[t.country] += t.weight
		for _, o := range t.offices {
			if isCountry(o.of) {
				votes[o.of] += t.weight
			}
		}
	}
	delete(votes, "")
	return winner(votes, nil)
}

// most returns the most frequent non-empty value of the members; ties go to the
// lower rank, then to the lesser value.
func most[T ~string](members []*thing, value func(*thing) T, rank func(T) int) T {
	if len(members) == 1 {
		return value(members[0])
	}
	count := map[T]int{}
	for _, t := range members {
		if v := value(t); v != "" {
			count[v] += t.weight
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
func latestStatus(members []*thing) graph.Status {
	var best graph.Status
	date := ""
	for _, t := range members {
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
func bestName(members []*thing) string {
	if len(members) == 1 {
		return members[0].called
	}
	type tally struct{ grade, count int }
	names := map[string]tally{}
	for _, t := range members {
		x, known := names[t.called]
		if grade := t.nameGrade(); !known || grade < x.grade {
			x.grade = grade
		}
		x.count += t.weight
		names[t.called] = x
	}
	best, some := "", false
	for n, x := range names {
		y := names[best]
		if !some || cmp.Or(cmp.Compare(x.grade, y.grade), cmp.Compare(y.count, x.count),
			cmp.Compare(len(best), len(n)), cmp.Compare(n, best)) < 0 {
			best, some = n, true
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

// aliases lists the members' names other than the best one, and further ones, sorted.
func aliases(members []*thing, best string, further ...string) []string {
	out := slices.Clone(further)
	for _, t := range members {
		out = append(out, t.called)
		out = append(out, t.node.Aliases...)
	}
	slices.Sort(out)
	out = slices.Compact(out)
	out = slices.DeleteFunc(out, func(s string) bool { return s == best || strings.TrimSpace(s) == "" })
	if len(out) == 0 {
		return nil
	}
	return slices.Clip(out)
}

// assignIDs gives each node a readable id of its own.
func (r *Resolution) assignIDs(members [][]*thing) {
	slugs := newGrouping()
	claims := make([]claim, len(r.nodes))
	for k := range r.nodes {
		claims[k] = newClaim(&r.nodes[k], members[k])
		slugs.add(slugOf(&r.nodes[k], claims[k].ref.Document), k)
	}
	exists := func(slug string) bool { _, ok := slugs.at[slug]; return ok }
	for at, slug := range slugs.keys {
		block := make([]claim, len(slugs.lists[at]))
		for x, k := range slugs.lists[at] {
			block[x] = claims[k]
		}
		for x, id := range idsOf(slug, block, exists) {
			r.nodes[slugs.lists[at][x]].ID = id
		}
	}
}

// hashDigits make it unlikely (one in 10⁸) that two of a thousand nodes of one slug
// get one id.
const hashDigits = 12

// claim is what decides which of the nodes of one slug bears it as its id.
type claim struct {
	kind    graph.Kind
	country string
	age
}

// newClaim makes the claim of a node, which has a kind and a country.
func newClaim(n *graph.Node, members []*thing) claim {
	c := claim{n.Kind, n.Country, newAge(members[0].date, members[0].ref)}
	for _, t := range members[1:] {
		if a := newAge(t.date, t.ref); a.compare(c.age) < 0 {
			c.age = a
		}
	}
	return c
}

// idsOf gives the ids of the nodes of one slug. A country keeps it, and otherwise
// the node that the oldest article knows, so that later articles do not change
// it; the others are told apart by country, by kind, or by a hash of their first
// mention. What tells them apart has no dash, so that nodes of other slugs can only
// be in the way with their slugs themselves: exists tells of these.
func idsOf(slug string, block []claim, exists func(slug string) bool) []string {
	order := make([]int, len(block))
	for k := range order {
		order[k] = k
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(boolOrder(block[a].kind == graph.Country, block[b].kind == graph.Country), block[a].compare(block[b].age))
	})
	ids := make([]string, len(block))
	given := map[string]bool{}
	for x, k := range order {
		id := slug
		if x > 0 {
			id = block[k].qualified(slug, func(id string) bool { return given[id] || exists(id) })
		}
		given[id] = true
		ids[k] = id
	}
	return ids
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
func (c claim) qualified(slug string, taken func(id string) bool) string {
	for _, q := range []string{c.country, string(c.kind)} {
		if id := slug + "-" + strings.ToLower(q); q != "" && (isCountry(q) || q == string(c.kind)) && !taken(id) {
			return id
		}
	}
	return c.hashed(slug)
}

// hashed is the id that tells a node apart where nothing else does.
func (c claim) hashed(slug string) string {
	sum := sha256.Sum256([]byte(c.ref.Document + "\x00" + c.ref.Node))
	return slug + "-" + hex.EncodeToString(sum[:])[:hashDigits]
}

// slugOf is the readable id that a node would have if it were alone. The document is
// the one that an article node stands for.
func slugOf(n *graph.Node, document string) string {
	if n.Kind == graph.Article {
		return "article:" + document
	}
	s := cmp.Or(slugOfName(n.Name), string(n.Kind))
	if (n.Kind == graph.Meeting || n.Kind == graph.Paper) && n.Date != "" && !strings.HasSuffix(s, n.Date) {
		s += "-" + n.Date
	}
	return s
}

// slugOfName is the slug of whatever bears a name and no date.
func slugOfName(s string) string {
	s = strings.ReplaceAll(name.Fold(s), " ", "-")
	if utf8.RuneCountInString(s) > maxSlug {
		s = strings.TrimRight(string([]rune(s)[:maxSlug]), "-")
	}
	return s
}
