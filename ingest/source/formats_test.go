package source

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"newsgraph/ingest/document"
)

// story is the text of the sample articles: long enough for the language to be
// told and for a page to be more than its menus.
const story = `The foreign ministers of Peru and Chile met in Lima on Monday to settle the quarrel about fishing in the waters off Arica.

Chile had protested against the boats of its neighbour last week and called home its ambassador for talks. Peru rejected the complaint and said that its fishermen had kept to the line that both states agreed on years ago.

After two hours both ministers told reporters that a commission of experts will look at the charts before the end of the month. The President of Peru thanked Chile for its patience.`

// paragraphs puts the story into elements.
func paragraphs() string { return "<p>" + strings.ReplaceAll(story, "\n\n", "</p>\n<p>") + "</p>" }

// webpage is a page as news sites make it, with head between its head's tags.
func webpage(head string) string {
	return `<!DOCTYPE html>
<html lang="en"><head><title>Ministers talk about fish | Andes Daily</title>` + head + `</head>
<body><nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>
<article><h1>Ministers talk about fish</h1>` + paragraphs() + `</article>
<aside><a href="/a">Ten recipes for the weekend</a></aside>
<footer>All rights reserved. Cookies. Terms of use.</footer>
<script>document.write("never")</script></body></html>`
}

const metadata = `<meta property="og:site_name" content="Andes Daily">
<meta property="article:published_time" content="2022-03-07T10:00:00-05:00">
<link rel="canonical" href="https://andes.example/world/fish">`

// one reads a file that holds one article.
func one(t *testing.T, name, content string, o Options) document.Article {
	t.Helper()
	tree(t, map[string]string{name: content})
	articles, skipped := read(t, o, name)
	same(t, name, skipped, nil)
	if len(articles) != 1 {
		t.Fatalf("%s: %d articles", name, len(articles))
	}
	return articles[0]
}

// TestPage has names that say nothing: the content does.
func TestPage(t *testing.T) {
	for _, name := range []string{"fish.html", "fish.txt", "fish"} {
		a := one(t, name, webpage(metadata), Options{Date: "2021"})
		want := document.Article{
			ID: "fish", Title: "Ministers talk about fish", Date: "2022-03-07", DateFrom: "page", Source: name,
			URL: "https://andes.example/world/fish", Publisher: "Andes Daily", Language: "en",
			Text: "Ministers talk about fish\n\n" + story,
		}
		if a != want {
			t.Errorf("%s: got\n%+v\nwant\n%+v", name, a, want)
		}
	}
}

// TestDateFrom has pages whose date stands in one place only, and in two.
func TestDateFrom(t *testing.T) {
	const canonical = `<link rel="canonical" href="https://andes.example/2022/03/06/fish">`
	dated := strings.Replace(webpage(canonical), "<p>The foreign", "<p>LIMA, March 7, 2022 - The foreign", 1)
	for _, c := range []struct{ name, content, date, from string }{
		{"page", webpage(metadata), "2022-03-07", "page"},
		{"page before address", webpage(strings.Replace(metadata, "/world/", "/2022/03/06/", 1)), "2022-03-07", "page"},
		{"text before address", dated, "2022-03-07", "text"},
		{"address", webpage(canonical), "2022-03-06", "address"},
		{"option", webpage(""), "2021", ""},
		{"record", `{"text": "date 2022-03-01 Peru warned Chile.", "url": "https://andes.example/2022/03/06/fish", "date": "2022-03-08"}`, "2022-03-08", "record"},
		{"address of a record", `{"text": "Peru warned Chile.", "url": "https://andes.example/2022/mar/06/fish"}`, "2022-03-06", "address"},
		{"month of an address", `{"text": "Peru warned Chile.", "url": "https://andes.example/2022/03/fish"}`, "2022-03", "address"},
	} {
		a := one(t, "a", c.content, Options{Date: "2021"})
		if a.Date != c.date || a.DateFrom != c.from {
			t.Errorf("%s: %q from %q, want %q from %q", c.name, a.Date, a.DateFrom, c.date, c.from)
		}
	}
}

func TestMarkdown(t *testing.T) {
	a := one(t, "fish.md", "---\ntitle: \"Talks in *Lima*\"\npublished: 2022-03-07\npermalink: https://andes.example/fish\nsource: Andes Daily\n---\n\nPeru [met](https://chile.example) **Chile**.\n\n- One boat\n- Two boats\n", Options{})
	want := document.Article{
		ID: "fish", Title: "Talks in *Lima*", Date: "2022-03-07", DateFrom: "record", Source: "fish.md", URL: "https://andes.example/fish",
		Publisher: "Andes Daily", Text: "Talks in *Lima*\n\nPeru met Chile.\n\nOne boat\n\nTwo boats",
	}
	if a != want {
		t.Errorf("got\n%+v\nwant\n%+v", a, want)
	}
	if a := one(t, "b", "# Talks in Lima\n\nPeru met *Chile*.", Options{}); a.Title != "Talks in Lima" || a.Text != "Talks in Lima\n\nPeru met Chile." {
		t.Errorf("%+v", a)
	}
}

func TestFeeds(t *testing.T) {
	rss := `<?xml version="1.0"?><rss version="2.0"><channel><title>Andes Daily</title><language>en-us</language>
<item><title>Peru &amp; Chile talk</title><link>https://www.andes.example/fish</link><pubDate>Mon, 07 Mar 2022 23:30:00 -0500</pubDate>
<description>&lt;p&gt;Peru met Chile.&lt;/p&gt;</description></item></channel></rss>`
	atom := `<?xml version="1.0" encoding="utf-8"?><!-- made by hand --><feed xmlns="http://www.w3.org/2005/Atom"><title>Andes Daily</title>
<entry><title>Peru &amp; Chile talk</title><link href="https://www.andes.example/fish"/><id>urn:1</id><published>2022-03-07T23:30:00-05:00</published>
<content type="html">&lt;p&gt;Peru met Chile.&lt;/p&gt;</content></entry></feed>`
	json := `{"version": "https://jsonfeed.org/version/1.1", "title": "Andes Daily", "items": [{"id": "1", "url": "https://www.andes.example/fish",
"title": "Peru & Chile talk", "content_html": "<p>Peru met Chile.</p>", "date_published": "2022-03-07T23:30:00-05:00"}]}`
	for name, content := range map[string]string{"a.xml": rss, "b": atom, "c.json": json} {
		a := one(t, name, content, Options{})
		a.Language = ""
		want := document.Article{
			ID: "andes.example/fish", Title: "Peru & Chile talk", Date: "2022-03-07", DateFrom: "record", Source: name + "#andes.example/fish",
			URL: "https://www.andes.example/fish", Publisher: "Andes Daily", Text: "Peru & Chile talk\n\nPeru met Chile.",
		}
		if a != want {
			t.Errorf("%s: got\n%+v\nwant\n%+v", name, a, want)
		}
	}
	tree(t, map[string]string{"a.xml": rss[:len(rss)/2]})
	_, skipped := read(t, Options{}, "a.xml")
	if len(skipped) != 1 || !strings.Contains(skipped[0], "a.xml: broken feed: ") {
		t.Errorf("%q", skipped)
	}
}

// TestRecords reads what news services answer and scrapers write, without being
// told how.
func TestRecords(t *testing.T) {
	type row = document.Article
	for name, c := range map[string]struct {
		content string
		want    []row
	}{
		"NewsAPI": {`{"status": "ok", "totalResults": 1, "articles": [{"source": {"id": null, "name": "Andes Daily"}, "author": "A. B.",
 "title": "Fish", "description": "Peru met.", "url": "https://andes.example/fish", "publishedAt": "2022-03-07T23:00:00Z", "content": "Peru met Chile. They… [+812 chars]"}]}`,
			[]row{{Title: "Fish", Date: "2022-03-07", URL: "https://andes.example/fish", Publisher: "Andes Daily", Text: "Peru met Chile. They…\n\nFish"}}},
		"GDELT": {`{"articles": [{"url": "https://andes.example/fish", "url_mobile": "", "title": "Peru warns Chile over fish", "seendate": "20220307T231500Z",
 "socialimage": "", "domain": "andes.example", "language": "English", "sourcecountry": "Peru"}]}`,
			[]row{{Title: "Peru warns Chile over fish", Date: "2022-03-07", URL: "https://andes.example/fish", Publisher: "andes.example", Language: "en", Text: "Peru warns Chile over fish"}}},
		"nested": {`{"response": {"status": "ok", "docs": [{"headline": {"main": "Fish"}, "abstract": "Peru met Chile.", "pub_date": "2022-03-07T10:00:00+0000", "web_url": "https://andes.example/fish", "source": "Andes Daily"}]}}`,
			[]row{{Title: "Fish", Date: "2022-03-07", URL: "https://andes.example/fish", Publisher: "Andes Daily", Text: "Peru met Chile.\n\nFish"}}},
		"one object": {"{\n  \"headline\": \"Fish\",\n  \"Article-Body\": \"Peru met Chile.\",\n  \"timestamp\": 1646690400\n}",
			[]row{{Title: "Fish", Date: "2022-03-07", Text: "Peru met Chile.\n\nFish"}}},
		"array": {`[{"title": "Fish", "body": "<p>Peru met&nbsp;<b>Chile</b>.</p><p>They talked.</p>"}, {"body": ["Peru left.", "Chile stayed."]}]`,
			[]row{{Title: "Fish", Text: "Peru met Chile.\n\nThey talked.\n\nFish"}, {Text: "Peru left.\n\nChile stayed."}}},
		"CSV": {"Headline,Published,Content,Link\r\nFish,2022-03-07,\"Peru met \"\"Chile\"\".\nThey talked.\",https://andes.example/fish\r\nBoats,7 March 2022,Peru left.,\r\n",
			[]row{{Title: "Fish", Date: "2022-03-07", URL: "https://andes.example/fish", Text: "Peru met \"Chile\".\nThey talked.\n\nFish"}, {Title: "Boats", Date: "2022-03-07", Text: "Peru left.\n\nBoats"}}},
		"semicolons": {"title;text\nFish;Peru met Chile, again.\n", []row{{Title: "Fish", Text: "Peru met Chile, again.\n\nFish"}}},
		"TSV":        {"text\turl\nPeru met Chile.\thttps://andes.example/fish\n", []row{{URL: "https://andes.example/fish", Text: "Peru met Chile."}}},
	} {
		tree(t, map[string]string{"in": c.content})
		articles, skipped := read(t, Options{}, "in")
		same(t, name, skipped, nil)
		if len(articles) != len(c.want) {
			t.Fatalf("%s: %d articles: %+v", name, len(articles), articles)
		}
		for i, a := range articles {
			want := c.want[i]
			want.ID, want.Source = a.ID, "in#"+a.ID
			if want.Date != "" {
				want.DateFrom = "record"
			}
			if a != want {
				t.Errorf("%s: got\n%+v\nwant\n%+v", name, a, want)
			}
		}
	}
}

func TestMap(t *testing.T) {
	m, err := ParseMap("text=data.words, date=when,id=number")
	if err != nil {
		t.Fatal(err)
	}
	if got := m.String(); got != "date=when,id=number,text=data.words" {
		t.Errorf("map %q", got)
	}
	for _, content := range []string{
		`{"number": 7, "when": "2022-03-07", "data": {"words": "Peru met Chile."}, "text": "not this"}`,
		`[{"number": "7", "when": 20220307, "data": {"words": "Peru met Chile."}}]`,
		"number,when,data.words,text\n7,2022-03-07,Peru met Chile.,not this\n",
	} {
		if a := one(t, "in", content, Options{Map: m}); a.ID != "7" || a.Date != "2022-03-07" || a.Text != "Peru met Chile." {
			t.Errorf("%s: %+v", content, a)
		}
	}
	for _, bad := range []string{"text", "words=text", "text="} {
		if _, err := ParseMap(bad); err == nil || !strings.Contains(err.Error(), "fields of articles are date, id") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

// TestBadTables says of each row where it is wrong, and keeps the others.
func TestBadTables(t *testing.T) {
	tree(t, map[string]string{
		"a.csv":   "id,text,date\n1,Peru met Chile.,2022-03-07\n2,,\n3,\"Peru\nleft.\",2022-13-01\n4\n5,Chile left.,\n6,\"" + strings.Repeat("word ", 300),
		"b.csv":   "name,age\nAna,7\n",
		"c/d.csv": "name,age\nAna,7\n",
	})
	var passed []string
	articles, skipped := read(t, Options{MaxBytes: 1024, Passed: func(p Passed) { passed = append(passed, p.Path+": "+p.Kind) }}, "a.csv", "b.csv", "c")
	same(t, "ids", ids(articles), []string{"1", "5"})
	const remedy = `; put the article's text into the field "text", or name its field with --map text=FIELD`
	same(t, "skipped", skipped, []string{
		`a.csv:3: no "text"` + remedy,
		`a.csv:4: date not in ISO 8601: "2022-13-01"; write it like 2022-01-23, 2022-01 or 2022`,
		`a.csv:6: row of 1 cells, too short` + remedy,
		`a.csv:8: row longer than 1 kB; look for a quotation mark that nothing closes`,
		`b.csv:1: no column for the text: name, age; name the column with --map text=COLUMN`,
	})
	same(t, "passed", passed, []string{"c/d.csv: table without a text that is known (--map names its field)"})
}

// packed packs the story in several ways.
func packed(t *testing.T) map[string]string {
	var tarred, zipped, gz, zst bytes.Buffer
	tw := tar.NewWriter(&tarred)
	zw := zip.NewWriter(&zipped)
	for _, f := range []struct{ name, content string }{
		{"news/a.txt", "Peru met Chile."}, {"../b.html", webpage(metadata)}, {".hidden", "x"}, {"README", "about"}, {"c.png", "\x89PNG\r\n\x1a\n\x00"},
		{"d.jsonl", "{\"id\": \"d1\", \"text\": \"Chile left.\"}\n{\n"},
	} {
		if err := tw.WriteHeader(&tar.Header{Name: f.name, Size: int64(len(f.content)), Mode: 0o600}); err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(tw, f.content)
		w, err := zw.Create(f.name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(w, f.content)
	}
	if err := tw.WriteHeader(&tar.Header{Name: "link.txt", Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"}); err != nil {
		t.Fatal(err)
	}
	tw.Close()
	zw.Close()
	g := gzip.NewWriter(&gz)
	g.Write(tarred.Bytes())
	g.Close()
	z, _ := zstd.NewWriter(&zst)
	z.Write(tarred.Bytes())
	z.Close()
	return map[string]string{"in.tar": tarred.String(), "in.tgz": gz.String(), "in.tar.zst": zst.String(), "in.zip": zipped.String()}
}

func TestArchives(t *testing.T) {
	for name, content := range packed(t) {
		tree(t, map[string]string{name: content})
		var passed []string
		o := Options{Passed: func(p Passed) { passed = append(passed, p.Path+": "+p.Kind) }}
		articles, skipped := read(t, o, name)
		same(t, name, ids(articles), []string{"news/a", "b", "d1"})
		same(t, name, passed, []string{name + "!README: file about the folder", name + "!c.png: PNG image"})
		if len(skipped) != 1 || !strings.HasPrefix(skipped[0], name+"!d.jsonl:2: invalid JSON") {
			t.Errorf("%s: skipped %q", name, skipped)
		}
		if a := articles[1]; a.Source != name+"!b.html" || a.Title != "Ministers talk about fish" {
			t.Errorf("%s: %+v", name, a)
		}
		// In a folder the archive's own name comes before its files'.
		articles, _ = read(t, o, ".")
		same(t, name, ids(articles)[:1], []string{strings.TrimSuffix(strings.TrimSuffix(name, ".zst"), ".gz")[:2] + "/news/a"})
	}
}

// TestArchiveStream reads an archive from a pipe, which cannot be read from its
// end.
func TestArchiveStream(t *testing.T) {
	for name, content := range packed(t) {
		articles, _ := read(t, Options{Stdin: strings.NewReader(content), Include: []Pattern{"news/*"}}, Stdin)
		same(t, name, ids(articles), []string{"news/a"})
	}
}

// TestBrokenArchives keeps what came before the break.
func TestBrokenArchives(t *testing.T) {
	all := packed(t)
	for name, cut := range map[string]int{"in.tar": 1100, "in.tgz": len(all["in.tgz"]) - 20, "in.zip": 200} {
		tree(t, map[string]string{name: all[name][:cut]})
		articles, skipped := read(t, Options{}, name)
		if len(skipped) == 0 || !strings.Contains(strings.Join(skipped, ""), "broken") && !strings.Contains(strings.Join(skipped, ""), "reading failed") {
			t.Errorf("%s: skipped %q", name, skipped)
		}
		if name != "in.zip" && (len(articles) == 0 || articles[0].ID != "news/a") {
			t.Errorf("%s: %v", name, ids(articles))
		}
	}
}

func TestPatterns(t *testing.T) {
	tree(t, map[string]string{"n/a.txt": "One.", "n/b.md": "Two.", "n/2022/c.txt": "Three.", "n/2021/d.txt": "Four."})
	for _, c := range []struct {
		include, exclude []Pattern
		want             []string
	}{
		{nil, nil, []string{"2021/d", "2022/c", "a", "b"}},
		{[]Pattern{"*.txt"}, nil, []string{"2021/d", "2022/c", "a"}},
		{[]Pattern{"2022/**", "*.md"}, nil, []string{"2022/c", "b"}},
		{[]Pattern{"*.txt"}, []Pattern{"202{1,3}/*"}, []string{"2022/c", "a"}},
	} {
		articles, _ := read(t, Options{Include: c.include, Exclude: c.exclude}, "n")
		same(t, fmt.Sprint(c.include, c.exclude), ids(articles), c.want)
	}
	if _, err := ParsePattern("[a"); err == nil {
		t.Error("[a is taken for a pattern")
	}
}
