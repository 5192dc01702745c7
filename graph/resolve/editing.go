package resolve

import (
	"maps"
	"reflect"
	"slices"
	"strings"
)

// prepareEdits reads the edits of the last update and those of this one, for the
// nodes as they are now, and finds the articles whose edges are edited otherwise than before.
func (u *updater) prepareEdits(entries []correction) {
	u.editsWas = u.readEdits()
	u.edits = newEdits(entries, u.called)
	u.edited = set{}
	ids := set{}
	for id := range u.editsWas.of {
		ids.add(id)
	}
	for id := range u.edits.of {
		ids.add(id)
	}
	for _, id := range ids.sorted() {
		if reflect.DeepEqual(u.editsWas.of[id], u.edits.of[id]) {
			continue
		}
		for _, document := range u.list(under(rowEdited, id)) {
			u.edited.add(document)
		}
		for _, rest := range u.list(under(rowTold, id)) {
			u.edited.add(rest[len("12345678\x00"):]) // behind the confidence
		}
	}
	u.keepEdits()
}

// called is Resolution.called for the nodes as they are now.
func (u *updater) called(n string) []string {
	var out []string
	slugs := []string{n, slugOfName(n)}
	if at := strings.LastIndexByte(n, '-'); at >= 0 {
		slugs = append(slugs, n[:at])
	}
	for _, slug := range distinct(slugs) {
		for _, id := range u.list(under(rowSlug, slug)) {
			x := u.unitNow(id)
			if x == nil {
				continue
			}
			if x.node.ID == n {
				return []string{n}
			}
			if bears(&x.node, n) && slug == slugOfName(n) {
				out = append(out, x.node.ID)
			}
		}
	}
	return out
}

// readEdits reads the edits as they were carried out last.
func (u *updater) readEdits() *edits {
	x := &edits{of: map[string]*edit{}, met: set{}}
	d := decoder{rest: u.get([]byte{rowEdits})}
	for len(d.rest) > 0 {
		id := d.str()
		e := &edit{rejected: d.flag(), confirmed: d.flag(), set: map[string]string{}}
		for range d.length() {
			field := d.str()
			e.set[field] = d.str()
		}
		x.of[id] = e
	}
	if d.bad {
		u.fail(errRow)
	}
	return x
}

func (u *updater) keepEdits() {
	var e encoder
	for _, id := range slices.Sorted(maps.Keys(u.edits.of)) {
		x := u.edits.of[id]
		e.str(id)
		e.flag(x.rejected)
		e.flag(x.confirmed)
		e.num(len(x.set))
		for _, field := range slices.Sorted(maps.Keys(x.set)) {
			e.str(field)
			e.str(x.set[field])
		}
	}
	if len(e) > 0 {
		u.put([]byte{rowEdits}, e)
	} else if len(u.editsWas.of) > 0 {
		u.del([]byte{rowEdits})
	}
}

// keepEdited notes which edges of an article are edited.
func (u *updater) keepEdited(document string, was, is set) {
	for _, id := range was.sorted() {
		if !is[id] {
			u.del(key(rowEdited, id, document))
		}
	}
	for _, id := range is.sorted() {
		if !was[id] {
			u.put(key(rowEdited, id, document), nil)
		}
	}
}

// editConflicts lists the edits that could not be carried out.
func (u *updater) editConflicts(entries []correction) []Conflict {
	u.edits.check(entries, func(id string) bool { return len(u.list(under(rowEdited, id))) > 0 })
	return u.edits.conflicts
}
