package resolve

import "slices"

// The rows that Update keeps, by the first byte of their keys. Parts of keys are
// separated by zero bytes.
const (
	rowFragment    = 'F' // document: the fragment
	rowThings      = 'T' // document: what became of its nodes
	rowEnds        = 'E' // document: the canonical nodes that its edges were given
	rowCorrections = 'C' // the table of corrections
	rowEdits       = 'f' // the edits of edges that were carried out last
	rowEdited      = 'e' // edge, document: -
	rowCounter     = '#' // the number of the next cluster

	rowClaims  = 'o' // office: who is said to hold it, and when
	rowClaimed = 'O' // office, family name, month, document: -

	rowClass  = 'c' // class: what it is, and how many
	rowMember = 'm' // class, date, document, local id: the Ref
	rowIndex  = 'b' // rule and key of a block, class: -
	rowOutput = 'B' // rule and key of a block: what it joins
	rowLink   = 'l' // class, level, other class, block: -

	rowCluster = 's' // class: its cluster
	rowMembers = 'S' // cluster, class: -
	rowProfile = 'p' // cluster: what is known of it
	rowOwner   = 'w' // class or cluster: the cluster that it goes with
	rowOwned   = 'W' // cluster, class or cluster: -
	rowTenure  = 'h' // office, cluster: from when till when
	rowPart    = 'i' // class, meeting: -

	rowUnit  = 'n' // unit: its node, slug and claim
	rowSlug  = 'g' // slug, unit: its claim
	rowHeads = 'G' // slug: the units whose ids depend on one another

	rowSigned = 'r' // those of package origin

	rowEdge   = 'x' // edge: its attributes
	rowTold   = 'y' // edge, confidence, document: the contribution
	rowDetail = 'z' // edge, detail, confidence, document: its value
	rowOrigin = 'q' // edge, witness: how many articles
	rowDay    = 'd' // edge, date, document: -
)

// table gives access to rows. The first error stays, and all reads after it find
// nothing: the end of the work is soon enough to look at it.
type table struct {
	rows Rows
	err  error
}

func (t *table) fail(err error) {
	if t.err == nil {
		t.err = err
	}
}

// get returns a value that holds until the next call, or nil.
func (t *table) get(key []byte) []byte {
	if t.err != nil {
		return nil
	}
	v, err := t.rows.Get(key)
	if err != nil {
		t.fail(err)
		return nil
	}
	return v
}

func (t *table) put(key, value []byte) {
	if t.err == nil {
		t.fail(t.rows.Put(key, value))
	}
}

func (t *table) del(key []byte) {
	if t.err == nil {
		t.fail(t.rows.Delete(key))
	}
}

// scan yields the rows under a prefix, with the rest of their keys.
func (t *table) scan(prefix []byte, yield func(rest, value []byte) bool) {
	if t.err == nil {
		t.fail(t.rows.Scan(prefix, func(k, v []byte) bool { return yield(k[len(prefix):], v) }))
	}
}

// list returns what follows a prefix in the keys of the rows.
func (t *table) list(prefix []byte) []string {
	var out []string
	t.scan(prefix, func(rest, _ []byte) bool {
		out = append(out, string(rest))
		return true
	})
	return out
}

// key makes the key of a row: its kind and what tells it apart, separated by zero
// bytes.
func key(kind byte, parts ...string) []byte {
	size := 1 + len(parts)
	for _, p := range parts {
		size += len(p)
	}
	out := append(make([]byte, 0, size), kind)
	for k, p := range parts {
		if k > 0 {
			out = append(out, 0)
		}
		out = append(out, p...)
	}
	return out
}

// under is the prefix of the rows whose keys begin with the parts.
func under(kind byte, parts ...string) []byte { return append(key(kind, parts...), 0) }

// set is a set of strings that is walked in order.
type set map[string]bool

func (s set) add(x string) { s[x] = true }

func (s set) sorted() []string {
	out := make([]string, 0, len(s))
	for x := range s {
		out = append(out, x)
	}
	slices.Sort(out)
	return out
}
