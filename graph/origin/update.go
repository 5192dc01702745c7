package origin

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Rows is an ordered table of bytes, in which Update keeps all that it has to
// remember; that of package resolve is one. Reads see what was written before.
type Rows interface {
	// Get returns the value of a key, or nil if there is no such row. It holds until
	// the next call of a method.
	Get(key []byte) ([]byte, error)
	Put(key, value []byte) error
	// Delete removes a row; that there is none is no error.
	Delete(key []byte) error
	// Scan yields the rows whose keys begin with prefix in the order of their
	// keys, until yield returns false. The table is not changed meanwhile.
	Scan(prefix []byte, yield func(key, value []byte) bool) error
}

// The rows, by the first byte of their keys. Ids of documents have no zero bytes.
const (
	rowDocument = 'd' // id: date, signature, id of the story, zero bytes between
	rowSame     = 's' // signature, id: -
	rowBand     = 'b' // number and value of a band, signature: -
	rowStory    = 'm' // id of the story, id: -
)

// Update changes the set of documents that rows hold: added ones take the place of those of
// the same id, removed ids that are not there are passed over. It returns the origins,
// as Assign gives them for all documents, of those that were added and of all whose origin
// is another one than before; "" where a document has no copies or stands for them.
func Update(rows Rows, added []Document, removed []string) (map[string]string, error) {
	u := updater{rows: rows, was: map[string]string{}, stories: map[string]bool{}}
	for _, id := range removed {
		u.remove(id)
	}
	for i := range added {
		if id := added[i].ID; id == "" || strings.IndexByte(id, 0) >= 0 {
			return nil, fmt.Errorf("origin: %q cannot be the id of a document", id)
		}
		u.remove(added[i].ID)
	}
	var fresh []Document
	for id := range u.stories {
		fresh = append(fresh, u.dissolve(id)...)
	}
	fresh = append(fresh, added...)
	slices.SortFunc(fresh, func(a, b Document) int { return strings.Compare(a.ID, b.ID) })
	fresh = slices.CompactFunc(fresh, func(a, b Document) bool { return a.ID == b.ID })
	origins := map[string]string{}
	for i := range fresh {
		u.insert(&fresh[i])
		origins[fresh[i].ID] = ""
	}
	return u.changed(origins, added)
}

// updater does one Update.
type updater struct {
	rows Rows
	err  error
	// was is the story of each document that was looked at, before; stories are
	// those that lost a document.
	was     map[string]string
	stories map[string]bool
}

func (u *updater) fail(err error) {
	u.err = errors.Join(u.err, err)
}

func (u *updater) put(key, value []byte) {
	if u.err == nil {
		u.fail(u.rows.Put(key, value))
	}
}

func (u *updater) del(key []byte) {
	if u.err == nil {
		u.fail(u.rows.Delete(key))
	}
}

// list returns what follows the prefix in the keys of rows.
func (u *updater) list(prefix []byte) []string {
	var out []string
	if u.err == nil {
		u.fail(u.rows.Scan(prefix, func(k, _ []byte) bool {
			out = append(out, string(k[len(prefix):]))
			return true
		}))
	}
	return out
}

// get returns a document and the id of its story; ok is false where there is none.
func (u *updater) get(id string) (d Document, story string, ok bool) {
	if u.err != nil {
		return d, "", false
	}
	v, err := u.rows.Get(key(rowDocument, id))
	u.fail(err)
	parts := bytes.SplitN(v, []byte{0}, 3)
	if u.err != nil || len(parts) != 3 {
		return d, "", false
	}
	return Document{ID: id, Date: string(parts[0]), Signature: string(parts[1])}, string(parts[2]), true
}

// set writes a document with the id of its story.
func (u *updater) set(d *Document, story string) {
	u.put(key(rowDocument, d.ID), []byte(d.Date+"\x00"+d.Signature+"\x00"+story))
	u.put(key(rowStory, story, d.ID), nil)
}

// remember keeps the story that a document had first.
func (u *updater) remember(id, story string) {
	if _, ok := u.was[id]; !ok {
		u.was[id] = story
	}
}

// remove takes a document out.
func (u *updater) remove(id string) {
	d, story, ok := u.get(id)
	if !ok {
		return
	}
	u.remember(id, story)
	u.stories[story] = true
	u.del(key(rowDocument, id))
	u.del(key(rowStory, story, id))
	u.del(key(rowSame, d.Signature, id))
	if s, ok := parse(d.Signature); ok && len(u.list(under(rowSame, d.Signature))) == 0 {
		for k := range bands {
			u.del(s.bandKey(k, d.Signature))
		}
	}
}

// dissolve takes all documents of a story out and returns them: without the one that
// was lost, they may be several stories.
func (u *updater) dissolve(story string) []Document {
	var out []Document
	for _, id := range u.list(under(rowStory, story)) {
		if d, _, ok := u.get(id); ok {
			out = append(out, d)
			u.remove(id)
		}
	}
	return out
}

// insert puts a document in, and makes one story of those that it joins.
func (u *updater) insert(d *Document) {
	stories := map[string]bool{}
	s, signed := parse(d.Signature)
	if signed {
		u.joined(&s, d.Signature, stories)
		if !stories[""] {
			for k := range bands {
				u.put(s.bandKey(k, d.Signature), nil)
			}
		}
		delete(stories, "")
		u.put(key(rowSame, d.Signature, d.ID), nil)
	}
	best := *d
	for id := range stories {
		if o, _, ok := u.get(id); ok && o.before(&best) < 0 {
			best = o
		}
	}
	u.set(d, best.ID)
	for story := range stories {
		if story != best.ID {
			u.move(story, best.ID)
		}
	}
}

// joined adds the stories of the copies of a signature to stories, and "" where the very
// signature is there.
func (u *updater) joined(s *signature, text string, stories map[string]bool) {
	looked := map[string]bool{}
	for k := range bands {
		for _, other := range u.list(s.bandKey(k, "")) {
			if looked[other] {
				continue
			}
			looked[other] = true
			o, ok := parse(other)
			if !ok || !s.copies(&o) {
				continue
			}
			if other == text {
				stories[""] = true
			}
			// Documents of one signature are of one story: any will do.
			if _, story, ok := u.get(u.first(under(rowSame, other))); ok {
				stories[story] = true
			}
		}
	}
}

// first is what follows the prefix in the first row that has it.
func (u *updater) first(prefix []byte) (rest string) {
	if u.err == nil {
		u.fail(u.rows.Scan(prefix, func(k, _ []byte) bool {
			rest = string(k[len(prefix):])
			return false
		}))
	}
	return rest
}

// move makes the documents of a story those of another one.
func (u *updater) move(from, to string) {
	for _, id := range u.list(under(rowStory, from)) {
		if d, story, ok := u.get(id); ok {
			u.remember(id, story)
			u.del(key(rowStory, from, id))
			u.set(&d, to)
		}
	}
}

// changed adds the documents whose story is another one than before to origins, fills in
// the origins, and leaves out what was neither added nor changed.
func (u *updater) changed(origins map[string]string, added []Document) (map[string]string, error) {
	asked := map[string]bool{}
	for i := range added {
		asked[added[i].ID] = true
	}
	for id := range u.was {
		origins[id] = ""
	}
	for id := range origins {
		_, story, ok := u.get(id)
		if !ok || u.was[id] == story && !asked[id] {
			delete(origins, id)
			continue
		}
		if story != id {
			origins[id] = story
		}
	}
	return origins, u.err
}

// key makes the key of a row: its kind and the parts with a zero byte between.
func key(kind byte, parts ...string) []byte {
	return append([]byte{kind}, strings.Join(parts, "\x00")...)
}

// under is the prefix of the keys that begin with the parts.
func under(kind byte, parts ...string) []byte { return append(key(kind, parts...), 0) }

// bandKey is the key of the row of a signature in band k.
func (s *signature) bandKey(k int, text string) []byte {
	v := s.band(k)
	b := []byte{rowBand, byte(k), byte(v >> 40), byte(v >> 32), byte(v >> 24), byte(v >> 16), byte(v >> 8), byte(v)}
	return append(b, text...)
}
