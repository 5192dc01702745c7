// Package table reads articles from records: JSON objects and arrays, JSON lines,
// and tables with a head line (CSV, TSV and their kin).
//
// Which field of a record is what is told by a Map or, for the names that are in
// common use, known. Names are compared without case, blanks, "_" and "-".
package table

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// The fields of an article that a record can fill.
const (
	ID        = "id"
	Title     = "title"
	Text      = "text"
	Summary   = "summary"
	Date      = "date"
	URL       = "url"
	Publisher = "publisher"
	Language  = "language"
)

// common are the names under which feeds, scrapers, news services and data sets
// give the fields, best first.
var common = map[string][]string{
	ID:    {"id", "_id", "guid", "uuid", "article_id", "articleid", "doc_id", "document_id", "docid", "key"},
	Title: {"title", "headline", "head_line", "heading", "article_title", "news_title", "headline_main"},
	Text: {"text", "content", "body", "article", "article_body", "article_text", "article_content", "full_text", "main_text", "plain_text",
		"content_text", "body_text", "news_text", "raw_text", "story", "content_html", "html", "raw_content", "extracted_text", "maintext"},
	Summary: {"summary", "description", "abstract", "snippet", "lead", "lead_paragraph", "excerpt", "teaser", "short_description"},
	Date: {"date", "published", "published_at", "publish_date", "publication_date", "published_date", "date_published", "date_publish",
		"pub_date", "published_on", "published_time", "datetime", "date_time", "seendate", "publication_time", "issued", "webpublicationdate", "timestamp", "time", "created_at", "created"},
	URL: {"url", "link", "address", "canonical_url", "permalink", "source_url", "article_url", "web_url", "page_url", "document_identifier", "uri", "href"},
	Publisher: {"publisher", "source", "source_name", "site", "site_name", "sitename", "outlet", "source_domain", "domain", "media", "media_name",
		"newspaper", "publication", "provider", "newsdesk", "source_common_name", "website"},
	Language: {"language", "lang", "language_code"},
}

// Map says which field of the records gives which field of the articles. A name
// with dots leads into objects ("data.body").
type Map map[string]string

// ParseMap reads "text=content,date=published".
func ParseMap(s string) (Map, error) {
	m := Map{}
	for pair := range strings.SplitSeq(s, ",") {
		if strings.TrimSpace(pair) == "" {
			continue
		}
		field, name, ok := strings.Cut(pair, "=")
		field, name = strings.ToLower(strings.TrimSpace(field)), strings.TrimSpace(name)
		if _, known := common[field]; !ok || !known || name == "" {
			return nil, fmt.Errorf("%q is no pair of an article's field and a record's, such as text=content; the fields of articles are %s",
				pair, strings.Join(slices.Sorted(maps.Keys(common)), ", "))
		}
		m[field] = name
	}
	return m, nil
}

// String writes the map as ParseMap reads it.
func (m Map) String() string {
	var pairs []string
	for _, field := range slices.Sorted(maps.Keys(m)) {
		pairs = append(pairs, field+"="+m[field])
	}
	return strings.Join(pairs, ",")
}

// names are those under which a field is looked for.
func (m Map) names(field string) []string {
	if name, ok := m[field]; ok {
		return []string{name}
	}
	return common[field]
}

// folder takes what spellings differ in out of names.
var folder = strings.NewReplacer("_", "", "-", "", " ", "", ":", "")

func fold(name string) string { return folder.Replace(strings.ToLower(strings.TrimSpace(name))) }

// column returns the index of the column of a table that gives a field, or -1.
func (m Map) column(head []string, field string) int {
	for _, name := range m.names(field) {
		for i, h := range head {
			if fold(h) == fold(name) {
				return i
			}
		}
	}
	return -1
}

// IsHead tells whether the cells are the head of a table of articles: one of them
// is a text, or a title beside a date or an address.
func (m Map) IsHead(cells []string) bool {
	if len(cells) < 2 {
		return false
	}
	has := func(field string) bool { return m.column(cells, field) >= 0 }
	return has(Text) || has(Title) && (has(Date) || has(URL) || has(Summary))
}
