package pdf

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// memoryPages is what a file may use of memory, in pages of 64 kB: 512 MB. Files
// of news take some ten.
const memoryPages = 8 << 10

// engine is the compiled library. Compiling it takes some seconds, so that it is
// done at the first file of a process, and kept in the user's cache for others.
var engine = sync.OnceValues(func() (pdfium.Pool, error) {
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(memoryPages).
		WithCloseOnContextDone(true)
	if cache, err := compiled(); err == nil {
		config = config.WithCompilationCache(cache)
	}
	pool, err := webassembly.Init(webassembly.Config{
		MaxIdle: runtime.GOMAXPROCS(0), MaxTotal: runtime.GOMAXPROCS(0),
		FSConfig: wazero.NewFSConfig(), // no file but the one that is handed in
		Stdout:   io.Discard, Stderr: io.Discard,
		RuntimeConfig: config,
	})
	if err != nil {
		return nil, fmt.Errorf("the PDF library does not start: %w", err)
	}
	return pool, nil
})

// compiled is the place for the compiled library.
func compiled() (wazero.CompilationCache, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return nil, err
	}
	return wazero.NewCompilationCacheWithDir(filepath.Join(dir, "newsgraph", "pdf"))
}
