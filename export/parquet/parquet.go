// Package parquet writes a graph as tables in Apache Parquet, which DuckDB, Polars,
// pandas, R and Spark read with the types of their columns: acts (the edges between
// two actors, all statuses), actors (all nodes but articles, with their ids in other
// data sets), articles, and mentions (who is mentioned where).
//
// What is unknown is null. Dates are text in ISO 8601, as exact as the articles
// allow; beside them stand the first and the last day that they cover, as DATE.
package parquet

import (
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"

	"newsgraph/export/column"
	"newsgraph/export/identifier"
	"newsgraph/export/internal/acts"
	"newsgraph/export/internal/timespan"
	"newsgraph/graph"
)

// Options say how to write.
type Options struct {
	// IDs are those that other data sets know the nodes by; nil means
	// identifier.Default().
	IDs *identifier.Table
}

// act is a row of acts.parquet.
type act struct {
	ID            string   `parquet:"id"`
	Source        string   `parquet:"source"`
	SourceName    string   `parquet:"source_name"`
	SourceKind    string   `parquet:"source_kind"`
	SourceCountry *string  `parquet:"source_country,optional"`
	SourceSector  *string  `parquet:"source_sector,optional"`
	Target        string   `parquet:"target"`
	TargetName    string   `parquet:"target_name"`
	TargetKind    string   `parquet:"target_kind"`
	TargetCountry *string  `parquet:"target_country,optional"`
	TargetSector  *string  `parquet:"target_sector,optional"`
	Relation      string   `parquet:"relation,dict"`
	Class         string   `parquet:"class,dict"`
	Quad          *string  `parquet:"quad,optional,dict"`
	Cameo         *string  `parquet:"cameo,optional,dict"`
	Status        *string  `parquet:"status,optional,dict"`
	Date          *string  `parquet:"date,optional"`
	DateFrom      *int32   `parquet:"date_from,optional,date"`
	DateTo        *int32   `parquet:"date_to,optional,date"`
	DateReported  *string  `parquet:"date_reported,optional"`
	Title         *string  `parquet:"title,optional"`
	About         *string  `parquet:"about,optional"`
	ReportedBy    *string  `parquet:"reported_by,optional"`
	Place         *string  `parquet:"place,optional"`
	Origins       *int32   `parquet:"origins,optional"`
	Confidence    *float64 `parquet:"confidence,optional"`
	Articles      []string `parquet:"articles,list"`
	Publishers    []string `parquet:"publishers,list"`
	Sentences     []string `parquet:"sentences,list"`
	Rule          *string  `parquet:"rule,optional"`
}

// WriteActs writes acts.parquet, in the order of g.
func WriteActs(w io.Writer, g *graph.Graph, _ Options) error {
	x := column.NewIndex(g)
	var rows []act
	for _, a := range acts.List(g, nil) {
		r := act{
			ID: valid(a.ID), Source: valid(a.Edge.Source), SourceName: valid(a.From.Name), SourceKind: string(a.From.Kind), SourceCountry: text(a.From.Country),
			SourceSector: text(a.From.Sector), Target: valid(a.Target), TargetName: valid(a.To.Name), TargetKind: string(a.To.Kind),
			TargetCountry: text(a.To.Country), TargetSector: text(a.To.Sector), Relation: string(a.Relation), Class: string(a.Class),
			Quad: text(string(a.Quad())), Cameo: text(a.Cameo), Status: text(string(a.Status)), Date: text(a.Date),
			DateReported: text(a.Reported), Title: text(a.Title), About: text(a.About), ReportedBy: text(a.ReportedBy),
			Origins: count(a.Origins), Rule: text(a.Rule), Articles: all(column.Articles(a.Edge)), Publishers: all(x.Publishers(a.Edge)),
			Sentences: all(column.Sentences(a.Edge)),
		}
		r.DateFrom, r.DateTo = days(a.Date)
		if a.Place != nil {
			r.Place = text(a.Place.ID)
		}
		if a.Confidence != 0 {
			r.Confidence = &a.Confidence
		}
		rows = append(rows, r)
	}
	return write(w, rows)
}

// actor is a row of actors.parquet.
type actor struct {
	ID         string   `parquet:"id"`
	Name       string   `parquet:"name"`
	Kind       string   `parquet:"kind,dict"`
	Actor      bool     `parquet:"actor"`
	Aliases    []string `parquet:"aliases,list"`
	Country    *string  `parquet:"country,optional,dict"`
	Sector     *string  `parquet:"sector,optional,dict"`
	Date       *string  `parquet:"date,optional"`
	Format     *string  `parquet:"format,optional"`
	Status     *string  `parquet:"status,optional"`
	ISONumeric *string  `parquet:"iso_numeric,optional"`
	COW        *string  `parquet:"cow,optional"`
	GeoNames   *string  `parquet:"geonames,optional"`
	Wikidata   *string  `parquet:"wikidata,optional"`
	Latitude   *float64 `parquet:"latitude,optional"`
	Longitude  *float64 `parquet:"longitude,optional"`
}

// WriteActors writes actors.parquet, in the order of g.
func WriteActors(w io.Writer, g *graph.Graph, o Options) error {
	if o.IDs == nil {
		o.IDs = identifier.Default()
	}
	var rows []actor
	for i := range g.Nodes {
		n := &g.Nodes[i]
		if n.Kind == graph.Article {
			continue
		}
		ids, state := o.IDs.Of(n), o.IDs.State(n.Country)
		r := actor{
			ID: valid(n.ID), Name: valid(n.Name), Kind: string(n.Kind), Actor: n.Kind.Actor(), Aliases: all(n.Aliases), Country: text(n.Country),
			Sector: text(n.Sector), Date: text(n.Date), Format: text(string(n.Format)), Status: text(string(n.Status)),
			ISONumeric: text(state.Numeric), COW: text(state.COW), GeoNames: text(ids.GeoNames), Wikidata: text(ids.Wikidata),
		}
		if ids.Point != nil {
			r.Latitude, r.Longitude = &ids.Point.Lat, &ids.Point.Lon
		}
		rows = append(rows, r)
	}
	return write(w, rows)
}

// article is a row of articles.parquet.
type article struct {
	ID        string  `parquet:"id"`
	Title     *string `parquet:"title,optional"`
	Date      *string `parquet:"date,optional"`
	DateFrom  *string `parquet:"date_from,optional"`
	Source    *string `parquet:"source,optional"`
	URL       *string `parquet:"url,optional"`
	Publisher *string `parquet:"publisher,optional,dict"`
	Language  *string `parquet:"language,optional,dict"`
	Encoding  *string `parquet:"encoding,optional,dict"`
	Origin    *string `parquet:"origin,optional"`
	SHA256    *string `parquet:"sha256,optional"`
}

// WriteArticles writes articles.parquet, in the order of g.
func WriteArticles(w io.Writer, g *graph.Graph, _ Options) error {
	var rows []article
	for i := range g.Documents {
		d := &g.Documents[i]
		rows = append(rows, article{valid(d.ID), text(d.Title), text(d.Date), text(d.DateFrom), text(d.Source), text(d.URL),
			text(d.Publisher), text(d.Language), text(d.Encoding), text(d.Origin), text(d.SHA256)})
	}
	return write(w, rows)
}

// mention is a row of mentions.parquet.
type mention struct {
	Node     string `parquet:"node"`
	Article  string `parquet:"article"`
	Start    int64  `parquet:"start"`
	End      int64  `parquet:"end"`
	Sentence string `parquet:"sentence"`
}

// WriteMentions writes mentions.parquet, in the order of g.
func WriteMentions(w io.Writer, g *graph.Graph, _ Options) error {
	var rows []mention
	for i := range g.Edges {
		e := &g.Edges[i]
		if e.Relation != graph.MentionedIn {
			continue
		}
		for _, v := range e.Evidence {
			rows = append(rows, mention{valid(e.Source), valid(v.Document), int64(v.Start), int64(v.End), valid(v.Text)})
		}
	}
	return write(w, rows)
}

// write writes the rows in one file, compressed.
func write[T any](w io.Writer, rows []T) error {
	p := parquet.NewGenericWriter[T](w, parquet.Compression(&parquet.Zstd), parquet.CreatedBy("newsgraph", "1", ""))
	if _, err := p.Write(rows); err != nil {
		return err
	}
	return p.Close()
}

// valid makes s what a column of text may hold: UTF-8, each wrong byte U+FFFD, and so
// is NUL, at which some readers end a value.
func valid(s string) string {
	if utf8.ValidString(s) && !strings.Contains(s, "\x00") {
		return s
	}
	return strings.ReplaceAll(string([]rune(s)), "\x00", "\uFFFD")
}

func all(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = valid(s)
	}
	return out
}

// text is null where s is empty.
func text(s string) *string {
	if s == "" {
		return nil
	}
	s = valid(s)
	return &s
}

func count(n int) *int32 {
	if n == 0 {
		return nil
	}
	v := int32(n)
	return &v
}

// days are the first and the last day of an ISO date, counted from 1970-01-01.
func days(iso string) (from, to *int32) {
	start, end, ok := timespan.Of(iso)
	if !ok {
		return nil, nil
	}
	first, err1 := time.Parse(time.DateOnly, start)
	last, err2 := time.Parse(time.DateOnly, end[:len(time.DateOnly)])
	if err1 != nil || err2 != nil {
		return nil, nil
	}
	return day(first), day(last)
}

func day(t time.Time) *int32 {
	v := int32(t.Unix() / (24 * 60 * 60))
	return &v
}
