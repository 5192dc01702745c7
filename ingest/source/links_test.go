//go:build unix

package source

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// linked makes a folder with links of all kinds and returns it.
func linked(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	write := func(name, text string) {
		p := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("in/a.txt", "Peru met Chile on Monday.")
	write("in/sub/b.txt", "Chile thanked Peru on Friday.")
	write("out/secret.txt", "Norway warned Oslo of rain.")
	write("out/more/c.txt", "Norway helped Chile with ships.")
	if err := syscall.Mkfifo(filepath.Join(root, "out", "pipe"), 0o600); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{
		"in/secret.txt":  "../out/secret.txt",
		"in/pipe.txt":    "../out/pipe",
		"in/gone.txt":    "nowhere.txt",
		"in/more":        "../out/more",
		"in/self":        ".",
		"in/sub/up":      "..",
		"in/other.txt":   "a.txt",
		"out/more/again": "../../in/more",
	} {
		if err := os.Symlink(to, filepath.Join(root, link)); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(root, "in")
}

func TestLinks(t *testing.T) {
	dir := linked(t)
	for _, follow := range []bool{false, true} {
		var left []string
		o := Options{Follow: follow, AnyLanguage: true, Passed: func(p Passed) {
			if p.Kind != "" {
				left = append(left, p.Kind)
			}
		}}
		articles, skipped := read(t, o, dir)
		got := ids(articles)
		want, kinds := []string{"a", "sub/b"}, []string{leftFolder, leftWithin, leftSpecial, leftLink, leftFolder, leftFolder}
		if follow {
			want, kinds = []string{"a", "more/c", "secret", "sub/b"}, []string{leftWithin, leftSpecial}
		}
		same(t, "articles", got, want)
		same(t, "left", left, kinds)
		if len(skipped) != 1 || !strings.Contains(skipped[0], "gone.txt: cannot be opened: ") {
			t.Errorf("skipped %q", skipped)
		}
		var size int64
		for _, a := range articles {
			size += int64(len(a.Text))
		}
		if n := Size([]string{dir}, o); n != size {
			t.Errorf("size %d, want %d", n, size)
		}
	}
}

// TestNamedLinks names links themselves: who names one wants it.
func TestNamedLinks(t *testing.T) {
	dir := linked(t)
	articles, _ := read(t, Options{AnyLanguage: true}, filepath.Join(dir, "secret.txt"), filepath.Join(dir, "more"))
	same(t, "articles", ids(articles), []string{"c", "secret"})
}
