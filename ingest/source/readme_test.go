package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The README shows the table of formats as the code has it.
func TestReadmeShowsTheFormats(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(b), "<!-- inputs:")
	_, rest, open := strings.Cut(rest, "-->\n")
	shown, _, closed := strings.Cut(rest, "<!-- /inputs -->")
	if !ok || !open || !closed {
		t.Fatal("README.md has no part between <!-- inputs: … --> and <!-- /inputs -->")
	}
	if strings.TrimSpace(shown) != strings.TrimSpace(Table()) {
		t.Errorf("README.md shows other formats than the code; it should say\n%s", Table())
	}
}
