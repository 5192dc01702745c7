package main

import (
	"context"
	"errors"

	"newsgraph/ingest/document"
	"newsgraph/ingest/source"
)

// articles reads a file of articles, one a line, by id.
func articles(path string) (map[string]document.Article, error) {
	out := map[string]document.Article{}
	var failed error
	err := source.Read(context.Background(), []string{path}, source.Options{AnyLanguage: true},
		func(a document.Article) error { out[a.ID] = a; return nil },
		func(p *source.Problem) { failed = errors.Join(failed, p) })
	return out, errors.Join(err, failed)
}
