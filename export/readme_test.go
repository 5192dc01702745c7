package export_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsgraph/export"
)

// The README shows the table of formats as the code has it.
func TestReadmeShowsTheFormats(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(b), "<!-- formats:")
	_, rest, open := strings.Cut(rest, "-->\n")
	table, _, closed := strings.Cut(rest, "<!-- /formats -->")
	if !ok || !open || !closed {
		t.Fatal("README.md has no part between <!-- formats: … --> and <!-- /formats -->")
	}
	if strings.TrimSpace(table) != strings.TrimSpace(export.Table()) {
		t.Errorf("README.md shows other formats than the code; it should say\n%s", export.Table())
	}
}
