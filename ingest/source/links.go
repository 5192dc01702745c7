package source

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// walker walks through folders.
type walker struct {
	// follow goes on where links lead out of the folder, or to another folder.
	follow bool
	// failed gets what cannot be looked at; an error that it returns ends the walk.
	failed func(path string, err error) error

	top  string // the folder itself, without links
	seen map[string]bool
}

// Kinds of what is passed over.
const (
	// Reading a pipe or a device could wait for ever.
	leftSpecial = "pipe or device"
	// A link out of the folder may lead to what whoever gives the folder does not
	// own: the keys of the user, or the whole machine.
	leftLink   = "link out of the folder (--follow)"
	leftFolder = "link to a folder (--follow)"
	// What lies in the folder is read where it stands.
	leftWithin = "link within the folder"
)

// walk calls each with the files below a folder, in the order of their names; left says
// what kind of file one is that is not to be read. Hidden files and folders, and what this program
// wrote, are passed over in silence.
func (t *walker) walk(root string, each func(f found, left string) error) error {
	top, err := filepath.EvalSymlinks(root)
	if err == nil {
		top, err = filepath.Abs(top)
	}
	if err != nil {
		return t.failed(root, err)
	}
	t.top, t.seen = top, map[string]bool{top: true}
	return t.folder(root, "", each)
}

// folder walks through the folder at root, whose files are named with prefix.
func (t *walker) folder(root, prefix string, each func(f found, left string) error) error {
	return fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		f := found{path: filepath.Join(root, filepath.FromSlash(name)), name: path.Join(prefix, name)}
		switch {
		case err != nil:
			return t.failed(f.path, err)
		case name == ".":
			return nil
		case strings.HasPrefix(d.Name(), "."), d.IsDir() && ours(f.path):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			return nil
		case d.Type()&fs.ModeSymlink != 0:
			return t.link(f, each)
		case special(d.Type()):
			return each(f, leftSpecial)
		}
		f.size = sizeOf(d)
		return each(f, "")
	})
}

// link looks where a link leads.
func (t *walker) link(f found, each func(f found, left string) error) error {
	target, err := filepath.EvalSymlinks(f.path)
	if err == nil {
		target, err = filepath.Abs(target)
	}
	var info fs.FileInfo
	if err == nil {
		info, err = os.Stat(target)
	}
	switch {
	case err != nil:
		return each(f, "") // whoever opens it finds out the same, and says so
	case special(info.Mode()):
		return each(f, leftSpecial)
	case !info.IsDir() && t.within(target):
		return each(f, leftWithin)
	case !info.IsDir() && t.follow:
		f.size = info.Size()
		return each(f, "")
	case !info.IsDir():
		return each(f, leftLink)
	case !t.follow:
		return each(f, leftFolder)
	case t.seen[target] || t.within(target) || ours(target):
		return nil // it is walked through anyway, or was: links can lead in a circle
	}
	t.seen[target] = true
	return t.folder(f.path, f.name, each)
}

// within tells whether what lies at the path, without links, belongs to the folder.
func (t *walker) within(target string) bool {
	return strings.HasPrefix(target, strings.TrimSuffix(t.top, string(filepath.Separator))+string(filepath.Separator))
}

func special(m fs.FileMode) bool {
	return m&(fs.ModeNamedPipe|fs.ModeSocket|fs.ModeDevice|fs.ModeCharDevice|fs.ModeIrregular) != 0
}

func sizeOf(d fs.DirEntry) int64 {
	info, err := d.Info()
	if err != nil {
		return 0
	}
	return info.Size()
}
