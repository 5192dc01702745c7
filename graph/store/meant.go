package store

import (
	"context"
	"strings"
	"unicode/utf8"

	"newsgraph/graph/query"
	"newsgraph/graph/resolve/name"
)

// Meant returns nodes among which are all that a typed name may mean: those of
// that name, else those with it in their names, else those of similar names, else
// those that an error offers instead.
func (s *Store) Meant(ctx context.Context, typed string) (out []query.Known, err error) {
	err = s.view(ctx, func(r *reader) error {
		ids, err := r.meant(typed)
		if err == nil {
			out, err = r.known(ids)
		}
		return err
	})
	return out, err
}

// Begun returns nodes among which are all whose names begin with what is typed,
// or a word of them.
func (s *Store) Begun(ctx context.Context, typed string) (out []query.Known, err error) {
	err = s.view(ctx, func(r *reader) error {
		ids := map[string]bool{}
		folded := name.Fold(typed)
		if strings.HasPrefix("the ", strings.ToLower(typed)) {
			folded = "" // Fold drops the article of a name
		}
		if err := r.namedWith(begin(nameTable, folded), ids, everyName); err != nil {
			return err
		}
		var err error
		out, err = r.known(ids)
		return err
	})
	return out, err
}

// everyName accepts every name.
func everyName(string, bool) bool { return true }

// namedWith adds the nodes whose keys of names begin with a prefix, where accept
// takes the end of the folded name that the key has, and whether it is all of it.
func (r *reader) namedWith(prefix []byte, ids map[string]bool, accept func(end string, whole bool) bool) error {
	return r.Scan(prefix, func(k, _ []byte) bool {
		if t := texts(k); accept(t[0], t[1] == wholeName) {
			ids[t[2]] = true
		}
		return true
	})
}

func (r *reader) meant(typed string) (map[string]bool, error) {
	ids := map[string]bool{}
	id := strings.TrimSpace(typed)
	if _, ok, err := r.Get(key(nodeTable, id)); err != nil {
		return nil, err
	} else if ok {
		ids[id] = true
	}
	folded := name.Fold(typed)
	if folded == "" {
		return ids, nil
	}
	byID := len(ids)
	if err := r.namedWith(key(nameTable, folded, wholeName), ids, everyName); err != nil || len(ids) > byID {
		return ids, err
	}
	if err := r.namedWith(begin(nameTable, folded), ids, everyName); err != nil || len(ids) > 0 {
		return ids, err
	}
	parts, err := r.similarParts(folded)
	if err != nil {
		return nil, err
	}
	for part := range parts {
		if err := r.bearers(part, ids); err != nil {
			return nil, err
		}
	}
	if len(ids) == 0 {
		return r.nearest(folded)
	}
	return ids, nil
}

// bearers adds the nodes with a name that is a part, or has it as a word.
func (r *reader) bearers(part string, ids map[string]bool) error {
	return r.namedWith(begin(nameTable, part), ids, func(end string, _ bool) bool {
		return len(end) == len(part) || end[len(part)] == ' '
	})
}

// similarParts lists the parts of names that are a slip or another
// transliteration away.
func (r *reader) similarParts(folded string) (map[string]bool, error) {
	found := map[string]bool{}
	err := r.Scan(key(soundTable, query.NameSkeleton(folded)), func(k, _ []byte) bool {
		found[lastText(k)] = true
		return true
	})
	if err != nil {
		return nil, err
	}
	edits := query.Slips(utf8.RuneCountInString(folded))
	if edits == 0 {
		return found, nil
	}
	seen := map[string]bool{}
	for _, p := range soughtPieces([]rune(folded), edits) {
		err := r.Scan(key(pieceTable, p.head, p.text), func(k, _ []byte) bool {
			part := lastText(k)
			if !seen[part] {
				seen[part] = true
				if name.Distance(folded, part, edits) <= edits {
					found[part] = true
				}
			}
			return true
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

// soughtPieces lists the pieces one of which each part has that lies at most so
// many edits from a text: pieces of the text itself, up to as many letters from
// their places, also with a letter at either end that has changed places with its
// neighbour, since such a swap would harm two pieces at once.
func soughtPieces(typed []rune, edits int) []piece {
	seen := map[piece]bool{}
	var out []piece
	add := func(head string, letters ...[]rune) {
		var b strings.Builder
		for _, l := range letters {
			b.WriteString(string(l))
		}
		if p := (piece{head, b.String()}); !seen[p] {
			seen[p] = true
			out = append(out, p)
		}
	}
	for length := len(typed) - edits; length <= len(typed)+edits; length++ {
		for i := range edits + 1 {
			head := pieceHead(edits, length, i)
			from, size := cutAt(length, edits, i), cutAt(length, edits, i+1)-cutAt(length, edits, i)
			for at := max(from-edits, 0); at <= from+edits && at+size <= len(typed); at++ {
				end := at + size
				add(head, typed[at:end])
				after, before := end < len(typed), at > 0
				if after {
					add(head, typed[at:end-1], typed[end:end+1])
				}
				if before {
					add(head, typed[at-1:at], typed[at+1:end])
				}
				if after && before && size > 1 {
					add(head, typed[at-1:at], typed[at+1:end-1], typed[end:end+1])
				}
			}
		}
	}
	return out
}

// nearestNames is how many connected nodes an error needs to offer.
const nearestNames = 3

// nearest lists nodes of the names that are nearest to a name that nothing bears,
// until enough of them have edges. It reads all parts of names: only a wrong
// question waits for it.
func (r *reader) nearest(folded string) (map[string]bool, error) {
	limit := utf8.RuneCountInString(folded) / 2
	byDistance := make([][]string, limit+1)
	err := r.Scan([]byte{partTable}, func(k, _ []byte) bool {
		part := lastText(k)
		if d := name.Distance(folded, part, limit); d <= limit && len(part) > limit {
			byDistance[d] = append(byDistance[d], part)
		}
		return true
	})
	ids := map[string]bool{}
	for _, parts := range byDistance {
		for _, part := range parts {
			if err := firstError(err, r.bearers(part, ids)); err != nil {
				return nil, err
			}
		}
		known, err := r.known(ids)
		if err != nil {
			return nil, err
		}
		connected := 0
		for _, k := range known {
			if k.Offered() {
				connected++
			}
		}
		if connected >= nearestNames {
			break
		}
	}
	return ids, err
}
