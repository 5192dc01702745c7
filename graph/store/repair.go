package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/cockroachdb/pebble/v2/vfs"

	"newsgraph/graph"
	"newsgraph/graph/store/engine"
	"newsgraph/graph/store/pebblekv"
)

// Repaired is what Repair did.
type Repaired struct {
	// Whole tells that the store was not damaged; then nothing was done.
	Whole bool
	// Damage is what was wrong with it.
	Damage error
	// Articles are the ids of the articles that were brought back, with their facts.
	Articles []string
	// Texts are articles of which the text alone could be read: their facts can be
	// extracted again.
	Texts []Text
	// Lost are ids of articles of which a trace was found, but neither facts nor
	// text. Of others there may not even be a trace; Known is how many articles the
	// store held by its stamp, 0 where that cannot be read.
	Lost  []string
	Known int
	// Unread counts the places that could not be read, Kept names the folders of
	// the damaged databases, which stay.
	Unread int
	Kept   []string
}

// Text is the text of an article and what else is known of it.
type Text struct {
	Document graph.Document
	Text, By string
}

// Repair makes a new database of all that can be read of a damaged store: of each
// article its facts, else its text. The graph is made of the facts by
// Options.Resolve. The damaged database is renamed and kept. A store that is whole
// is left as it is.
func Repair(ctx context.Context, dir string, o Options) (Repaired, error) {
	fsys := o.fs
	if fsys == nil {
		fsys = vfs.Default
	}
	r, err := repair(ctx, fsys, dir, o)
	return r, explain(dir, err)
}

func repair(ctx context.Context, fsys vfs.FS, dir string, o Options) (r Repaired, err error) {
	if o.Resolve == nil && o.Update == nil {
		return r, errors.New("Options.Resolve or Options.Update is needed to repair it")
	}
	if r.Damage = damageOf(ctx, fsys, dir); r.Damage == nil {
		r.Whole = true
		return r, nil
	}
	for _, kind := range []error{ErrNoStore, ErrNotStore, ErrNewer, ErrOlder, ErrPermission} {
		if errors.Is(r.Damage, kind) {
			return r, r.Damage
		}
	}
	f := &folder{fs: fsys, dir: dir}
	if err := f.locked(o.Name); err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, f.unlock()) }()
	if f.readStamp() == nil {
		r.Known = f.Articles
	}
	found, err := r.salvage(ctx, f)
	if err != nil {
		return r, err
	}
	articles := r.sort(found)
	return r, r.write(ctx, f, articles, o)
}

// damageOf opens the store and reads all of it.
func damageOf(ctx context.Context, fsys vfs.FS, dir string) error {
	s, err := Open(ctx, dir, Options{ReadOnly: true, fs: fsys})
	if err != nil {
		return err
	}
	defer s.Close()
	report, err := s.Verify(ctx)
	if err == nil && len(report.Faults) > 0 {
		err = &storeError{dir, ErrCorrupt, errors.New(report.Faults[0])}
	}
	return err
}

// locked locks the folder.
func (f *folder) locked(who string) error {
	g, err := lockFolder(f.fs, f.dir, who)
	if err == nil {
		f.lock = g
	}
	return err
}

// keptTables are the tables that everything else follows from.
var keptTables = []byte{articleRow, factsTable, textTable, byTable}

// salvage reads all databases of the folder. Where two have an article, the one
// with the greater number counts.
func (r *Repaired) salvage(ctx context.Context, f *folder) (map[string]pebblekv.Version, error) {
	names, err := f.fs.List(f.dir)
	if err != nil {
		return nil, err
	}
	all := map[string]pebblekv.Version{}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b)) })
	for _, name := range names {
		if !databaseName.MatchString(name) {
			continue
		}
		found, unread, err := pebblekv.Salvage(ctx, f.fs, f.path(name), func(k []byte) bool {
			return len(k) > 0 && slices.Contains(keptTables, k[0])
		})
		if err != nil {
			return nil, err
		}
		r.Unread += unread
		r.Kept = append(r.Kept, name)
		for k, v := range found {
			all[k] = v
		}
	}
	return all, nil
}

// sort puts together what was found of each article, and returns those with facts.
func (r *Repaired) sort(found map[string]pebblekv.Version) []Article {
	ids := map[string]bool{}
	for k, v := range found {
		if !v.Deleted {
			ids[lastText([]byte(k))] = true
		}
	}
	get := func(table byte, id string) string {
		v := found[string(key(table, id))]
		if v.Deleted {
			return ""
		}
		return string(v.Value)
	}
	var out []Article
	sorted := make([]string, 0, len(ids))
	for id := range ids {
		sorted = append(sorted, id)
	}
	slices.Sort(sorted)
	for _, id := range sorted {
		text, err := unpack([]byte(get(textTable, id)))
		if err != nil {
			text = ""
		}
		facts, err := unpackFragment([]byte(get(factsTable, id)))
		switch {
		case err == nil && facts.graph.Documents[0].ID == id:
			r.Articles = append(r.Articles, id)
			out = append(out, Article{Facts: facts.graph, Text: text, By: get(byTable, id)})
		case text != "":
			d, err := parseDocument([]byte(get(articleRow, id)))
			if err != nil || d.ID == "" {
				d = graph.Document{ID: id}
			}
			r.Texts = append(r.Texts, Text{Document: d, Text: text, By: get(byTable, id)})
		default:
			r.Lost = append(r.Lost, id)
		}
	}
	return out
}

// write makes the new database, and renames the damaged ones.
func (r *Repaired) write(ctx context.Context, f *folder, articles []Article, o Options) error {
	// Its number is greater than that of any other, its commits begin behind all
	// that the stamp may have counted.
	for _, name := range r.Kept {
		f.Database = name
	}
	if f.Database == "" {
		f.Database = firstDatabase
	}
	name := f.nextDatabase()
	db, err := pebblekv.Open(f.path(name), f.fs, pebblekv.ToCreate)
	if err != nil {
		return err
	}
	h := head{Commit: f.Commit + 1, Articles: len(articles), first: f.Commit + 1}
	err = errors.Join(writeAnew(ctx, db, articles, h, o), db.Close())
	if err != nil {
		return errors.Join(err, f.fs.RemoveAll(f.path(name)))
	}
	if err := f.writeStamp(name, h); err != nil {
		return err
	}
	for i, old := range r.Kept {
		aside, err := f.aside(old)
		if err != nil {
			return err
		}
		r.Kept[i] = aside
	}
	return syncDir(f.fs, f.dir)
}

// aside renames a damaged database, so that nothing sweeps it away.
func (f *folder) aside(name string) (string, error) {
	for n := 1; ; n++ {
		to := fmt.Sprintf("damaged-%d-%s", n, name)
		if _, err := f.fs.Stat(f.path(to)); errors.Is(err, fs.ErrNotExist) {
			return to, f.fs.Rename(f.path(name), f.path(to))
		}
	}
}

// writeAnew fills an empty database with articles and the graph that they make.
func writeAnew(ctx context.Context, db engine.Engine, articles []Article, h head, o Options) error {
	fragments := map[string]fragment{}
	kept := map[string]Article{}
	for _, a := range articles {
		fr, err := newFragment(a.Facts)
		if err != nil {
			return err
		}
		id := fr.graph.Documents[0].ID
		fragments[id], kept[id] = fr, a
	}
	if o.Update != nil {
		if err := updateAnew(ctx, db, articles, o); err != nil {
			return err
		}
		return sealed(ctx, db, h)
	}
	g, err := resolved(fragments, o.Resolve)
	if err != nil {
		return err
	}
	texts := func(id string) (text, by string, err error) { return kept[id].Text, kept[id].By, nil }
	if err := fill(ctx, db, texts, fragments, g); err != nil {
		return err
	}
	return sealed(ctx, db, h)
}

// sealed gives a database its head.
func sealed(ctx context.Context, db engine.Engine, h head) error {
	if err := db.Update(ctx, func(b engine.Batch) error { return writeHead(b, h) }); err != nil {
		return err
	}
	return db.Flush()
}

// updateAnew fills an empty database by Options.Update.
func updateAnew(ctx context.Context, db engine.Engine, articles []Article, o Options) error {
	for part := range slices.Chunk(articles, portion) {
		err := update(ctx, db, func(w *writer) error {
			var facts []*graph.Graph
			for _, a := range part {
				f, err := newFragment(a.Facts)
				if err == nil {
					err = w.putArticle(&article{fragment: f, text: a.Text, by: a.By})
				}
				if err != nil {
					return err
				}
				facts = append(facts, f.graph)
			}
			c, err := o.Update(w.Rows([]byte{rowsTable}), facts, nil)
			if err != nil {
				return err
			}
			return w.applyChange(&c)
		})
		if err != nil {
			return err
		}
	}
	return nil
}
