package source

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"

	"newsgraph/ingest/document"
)

// zipped makes a zip archive of names and contents.
func zipped(t *testing.T, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(w, files[i+1])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const word = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Talks in Lima</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Peru </w:t></w:r><w:del><w:r><w:t>never </w:t></w:r></w:del><w:r><w:t>met</w:t><w:br/><w:t>Chile.</w:t></w:r></w:p>
<w:p/><w:tbl><w:tr><w:tc><w:p><w:r><w:instrText>PAGE</w:instrText><w:t>Boats</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>`

func TestWord(t *testing.T) {
	a := one(t, "talks.bin", zipped(t, "[Content_Types].xml", "<Types/>", "word/document.xml", word), Options{})
	want := document.Article{ID: "talks", Title: "Talks in Lima", Source: "talks.bin", Text: "Talks in Lima\n\nPeru met Chile.\n\nBoats"}
	if a != want {
		t.Errorf("got\n%+v\nwant\n%+v", a, want)
	}
	for name, c := range map[string]struct{ content, want string }{
		"broken": {zipped(t, "word/document.xml", word[:300]), "Word document: XML syntax error"},
		"empty":  {zipped(t, "word/document.xml", "<w/>"), "Word document: no text in this document"},
		"long":   {zipped(t, "word/document.xml", strings.Repeat(" ", 17<<10)), "Word document: its text is longer than 16 kB"},
		"sheet":  {zipped(t, "xl/workbook.xml", "<w/>", "xl/a.txt", "Peru met Chile."), "Excel workbook (save it as .csv), not read"},
	} {
		tree(t, map[string]string{"in": c.content})
		articles, skipped := read(t, Options{MaxBytes: 1024}, "in")
		if len(articles) > 0 || len(skipped) != 1 || !strings.HasPrefix(skipped[0], "in: "+c.want) {
			t.Errorf("%s: %v, %q", name, ids(articles), skipped)
		}
	}
}

// message is an e-mail with a plain text and a page.
const message = "Received: from a.example by b.example\r\nFrom: =?utf-8?q?Andes_Daily?= <news@andes.example>\r\nTo: reader@example.org\r\n" +
	"Subject: Peru =?utf-8?q?=E2=80=93_Chile?=\r\nDate: Mon, 7 Mar 2022 23:30:00 -0500\r\nMIME-Version: 1.0\r\n" +
	"Content-Type: multipart/alternative; boundary=\"x\"\r\n\r\n" +
	"--x\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nPeru met Chile in the caf=E9.\r\n\r\n-- \r\nUnsubscribe\r\n" +
	"--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Peru met <b>Chile</b> on a page.</p>\r\n--x--\r\n"

func TestMail(t *testing.T) {
	a := one(t, "letter", message, Options{})
	want := document.Article{
		ID: "letter", Title: "Peru – Chile", Date: "2022-03-07", DateFrom: "record", Source: "letter", Publisher: "Andes Daily",
		Text: "Peru – Chile\n\nPeru met Chile in the café.",
	}
	if a != want {
		t.Errorf("got\n%+v\nwant\n%+v", a, want)
	}
	page := strings.Replace(message, "text/plain", "image/png", 1)
	if a := one(t, "letter", page, Options{}); a.Text != "Peru – Chile\n\nPeru met Chile on a page." {
		t.Errorf("%q", a.Text)
	}
	if a := one(t, "a.txt", "Date: 2022-01-23\nFrom: Lima\n\nPeru met Chile.", Options{}); !strings.HasPrefix(a.Text, "Date:") {
		t.Errorf("a text is taken for an e-mail: %+v", a)
	}
}

func TestMailbox(t *testing.T) {
	const from = "From news@andes.example Mon Mar  7 23:30:00 2022\r\n"
	box := from + message + "\r\n" + from + strings.Replace(message, "caf=E9", "bar.\r\n>From there they left", 1) + "\r\n" + from + "From: a@b.example\r\n\r\n\r\n" + from + strings.Repeat("long ", 5000)
	tree(t, map[string]string{"box": box})
	articles, skipped := read(t, Options{MaxBytes: 1024}, "box")
	if len(articles) != 2 || articles[0].Title != "Peru – Chile" || !strings.Contains(articles[1].Text, "bar.\nFrom there they left.") {
		t.Errorf("%+v", articles)
	}
	same(t, "skipped", skipped, []string{
		"box:48: e-mail: no text in this message; save its text",
		"box:52: message longer than 16 kB; take its attachments out",
	})
}

// webArchive is a WARC file of the answers of a server: a page, a picture, a page
// that is gone, a page in chunks, and a text that was made of a page.
func webArchive() string {
	var b strings.Builder
	record := func(kind, address, contentType, block string) {
		fmt.Fprintf(&b, "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-%012d>\r\nWARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
			kind, b.Len(), address, contentType, len(block), block)
	}
	answer := func(address, head, body string) {
		record("response", address, "application/http; msgtype=response", "HTTP/1.1 "+head+"\r\n\r\n"+body)
	}
	page := webpage("")
	record("warcinfo", "", "application/warc-fields", "software: none\r\n")
	answer("https://andes.example/2022/03/07/fish", "200 OK\r\nContent-Type: text/html; charset=utf-8", page)
	answer("https://andes.example/fish.png", "200 OK\r\nContent-Type: image/png", "\x89PNG")
	answer("https://andes.example/gone", "404 Not Found\r\nContent-Type: text/html", page)
	answer("https://andes.example/robots.txt", "200 OK\r\nContent-Type: text/plain", "User-agent: *\n")
	answer("https://andes.example/chunks?id=7", "200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked", fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(page), page))
	record("request", "https://andes.example/chunks", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n")
	record("conversion", "https://andes.example/text", "text/plain", "Talks in Lima\n\nPeru met Chile.")
	return b.String()
}

func TestWebArchive(t *testing.T) {
	var gz bytes.Buffer
	z := gzip.NewWriter(&gz)
	z.Write([]byte(webArchive()))
	z.Close()
	for name, content := range map[string]string{"a.warc": webArchive(), "b.warc.gz": gz.String()} {
		tree(t, map[string]string{name: content})
		var passed []string
		articles, skipped := read(t, Options{Passed: func(p Passed) { passed = append(passed, p.Path+": "+p.Kind) }}, name)
		same(t, name, skipped, nil)
		same(t, name, ids(articles), []string{"andes.example/2022/03/07/fish", "andes.example/chunks?id=7", "andes.example/text"})
		same(t, name, passed, []string{
			name + "!https://andes.example/fish.png: image/png", name + "!https://andes.example/gone: answer with status 404",
			name + "!https://andes.example/robots.txt: file about the archive",
		})
		for i, want := range []document.Article{
			{Title: "Ministers talk about fish", Date: "2022-03-07", DateFrom: "address", URL: "https://andes.example/2022/03/07/fish", Publisher: "andes.example", Language: "en"},
			{Title: "Ministers talk about fish", URL: "https://andes.example/chunks?id=7", Publisher: "andes.example", Language: "en"},
			{Title: "Talks in Lima", URL: "https://andes.example/text"},
		} {
			got := articles[i]
			want.ID, want.Text, want.Source = got.ID, got.Text, name+"!"+want.URL
			if got != want {
				t.Errorf("%s: got\n%+v\nwant\n%+v", name, got, want)
			}
		}
	}
	tree(t, map[string]string{"a": webArchive()[:3000]})
	articles, skipped := read(t, Options{}, "a")
	if len(articles) != 1 || len(skipped) != 1 || !strings.HasPrefix(skipped[0], "a: broken WARC file: ") {
		t.Errorf("cut: %v, %q", ids(articles), skipped)
	}
}
