package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Options say how to fetch. The zero value is polite and safe.
type Options struct {
	// Pause is the least time between two requests to one host; 0 means a second,
	// about the pace of a person.
	Pause time.Duration
	// Timeout is what one page may take, redirects and waiting for its host aside;
	// 0 means 30 seconds.
	Timeout time.Duration
	// MaxBytes is what one page may have, unpacked; 0 means 16 MB.
	MaxBytes int
	// Private allows addresses of this machine and of private networks.
	Private bool
	// Cache is the folder for answers with validators, or empty. It is made when
	// needed.
	Cache string
}

// The defaults of Options, and the bounds that have no option. News pages redirect
// once or twice (to https, to www, to the canonical address).
const (
	DefaultPause    = time.Second
	DefaultTimeout  = 30 * time.Second
	DefaultMaxBytes = 16 << 20
	maxRedirects    = 5
	maxHeaderBytes  = 256 << 10
)

// Agent is what the client calls itself.
const Agent = "newsgraph"

const userAgent = Agent + "/0.1 (reads news articles; keeps to robots.txt)"

// accept asks for what can be read.
const accept = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, application/pdf;q=0.8, */*;q=0.5"

// Page is what lies at an address.
type Page struct {
	// Address is where it was found in the end.
	Address     string
	ContentType string
	Body        []byte
	// Unchanged tells that the server had nothing newer than the kept answer.
	Unchanged bool
}

// Error says why a page could not be had.
type Error struct {
	// Address is the one that failed, which may be that of a redirect.
	Address        string
	Reason, Remedy string
	Err            error
	// status is the server's answer, or 0.
	status int
}

// Error is "address: reason; remedy".
func (e *Error) Error() string { return e.Address + ": " + e.Reason + "; " + e.Remedy }

// Unwrap returns the error underneath, or nil.
func (e *Error) Unwrap() error { return e.Err }

// Client fetches pages. It is safe for concurrent use.
type Client struct {
	o      Options
	http   *http.Client
	hosts  *hosts
	robots *robots
	cache  *cache
}

// New makes a client.
func New(o Options) *Client {
	if o.Pause <= 0 {
		o.Pause = DefaultPause
	}
	if o.Timeout <= 0 {
		o.Timeout = DefaultTimeout
	}
	if o.MaxBytes <= 0 {
		o.MaxBytes = DefaultMaxBytes
	}
	dialer := &net.Dialer{Timeout: o.Timeout / 3, Control: control}
	if o.Private {
		dialer.Control = nil
	}
	c := &Client{o: o, hosts: newHosts(o.Pause), cache: &cache{o.Cache}}
	c.http = &http.Client{
		Transport: &http.Transport{
			DialContext: dialer.DialContext, TLSHandshakeTimeout: o.Timeout / 3, ResponseHeaderTimeout: o.Timeout,
			MaxResponseHeaderBytes: maxHeaderBytes, MaxConnsPerHost: 2, IdleConnTimeout: time.Minute, ForceAttemptHTTP2: true,
		},
		// Every step of a redirect is checked like the first one.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	c.robots = &robots{client: c, known: map[string]*rules{}}
	return c
}

// Get fetches the page at an address. The error is an *Error, or that of ctx.
func (c *Client) Get(ctx context.Context, address string) (*Page, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, &Error{Address: address, Reason: "no address", Remedy: "write it as https://host/path", Err: err}
	}
	u.Fragment = ""
	return c.follow(ctx, u, func(ctx context.Context, u *url.URL) (*answer, error) {
		if err := c.robots.allow(ctx, u); err != nil {
			return nil, err
		}
		return c.patiently(ctx, u)
	})
}

// answer is what a server said: a page, or where to go.
type answer struct {
	page     *Page
	redirect string
	status   int
	// retry is how long the server asks to wait.
	retry time.Duration
}

// follow gets an address and what it redirects to.
func (c *Client) follow(ctx context.Context, u *url.URL, get func(context.Context, *url.URL) (*answer, error)) (*Page, error) {
	for range maxRedirects + 1 {
		if e := check(u); e != nil {
			return nil, e
		}
		a, err := get(ctx, u)
		if err != nil {
			return nil, err
		}
		if a.redirect == "" {
			return a.page, nil
		}
		next, err := u.Parse(a.redirect)
		if err != nil {
			return nil, &Error{Address: u.String(), Reason: fmt.Sprintf("redirects to %q, which is no address", a.redirect), Remedy: "open it in a browser", Err: err}
		}
		next.Fragment = ""
		u = next
	}
	return nil, &Error{Address: u.String(), Reason: fmt.Sprintf("more than %d redirects", maxRedirects), Remedy: "give the address that they lead to"}
}

// longestWait is how long a server that is busy is waited for.
const longestWait = time.Minute

// patiently asks a second time when the server asks to wait a little.
func (c *Client) patiently(ctx context.Context, u *url.URL) (*answer, error) {
	a, err := c.once(ctx, u)
	if err != nil || a.retry == 0 {
		return a, err
	}
	if a.retry <= longestWait {
		c.hosts.hold(u.Host, a.retry)
		if a, err = c.once(ctx, u); err != nil || a.retry == 0 {
			return a, err
		}
	}
	return nil, &Error{Address: u.String(), Reason: fmt.Sprintf("the server is busy (status %d)", a.status), Remedy: fmt.Sprintf("try again in %v", a.retry)}
}

// once sends one request, in its turn.
func (c *Client) once(ctx context.Context, u *url.URL) (*answer, error) {
	if err := c.hosts.wait(ctx, u.Host); err != nil {
		return nil, err
	}
	inner, cancel := context.WithTimeout(ctx, c.o.Timeout)
	defer cancel()
	kept := c.cache.load(u.String())
	req, err := http.NewRequestWithContext(inner, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, &Error{Address: u.String(), Reason: "no address", Remedy: "write it as https://host/path", Err: err}
	}
	req.Header.Set("User-Agent", userAgent)
	req.Header.Set("Accept", accept)
	req.Header.Set("Accept-Language", "en, *;q=0.5")
	kept.ask(req.Header)
	res, err := c.http.Do(req)
	if err != nil {
		return nil, c.failed(ctx, u, err)
	}
	defer res.Body.Close()
	return c.read(ctx, u, res, kept)
}

// read makes an answer of a response.
func (c *Client) read(ctx context.Context, u *url.URL, res *http.Response, kept *entry) (*answer, error) {
	a := &answer{status: res.StatusCode}
	switch s := res.StatusCode; {
	case s == http.StatusNotModified && kept != nil:
		a.page = &Page{Address: u.String(), ContentType: kept.ContentType, Body: kept.body, Unchanged: true}
		return a, nil
	case s == http.StatusMovedPermanently, s == http.StatusFound, s == http.StatusSeeOther, s == http.StatusTemporaryRedirect, s == http.StatusPermanentRedirect:
		if a.redirect = res.Header.Get("Location"); a.redirect != "" {
			return a, nil
		}
	case s == http.StatusTooManyRequests, s == http.StatusServiceUnavailable:
		a.retry = retryAfter(res.Header.Get("Retry-After"))
		return a, nil
	}
	if res.StatusCode != http.StatusOK {
		return nil, status(u, res.StatusCode)
	}
	body, err := io.ReadAll(io.LimitReader(res.Body, int64(c.o.MaxBytes)+1))
	switch {
	case err != nil:
		return nil, c.failed(ctx, u, err)
	case len(body) > c.o.MaxBytes:
		return nil, &Error{Address: u.String(), Reason: fmt.Sprintf("longer than %d MB", c.o.MaxBytes>>20), Remedy: "raise --max-page"}
	}
	a.page = &Page{Address: u.String(), ContentType: res.Header.Get("Content-Type"), Body: body}
	c.cache.store(u.String(), res.Header, body)
	return a, nil
}

// status says what the server's answer means.
func status(u *url.URL, code int) *Error {
	e := &Error{Address: u.String(), Reason: fmt.Sprintf("status %d %s", code, http.StatusText(code)), Remedy: "open it in a browser", status: code}
	switch {
	case code == http.StatusNotFound || code == http.StatusGone:
		e.Remedy = "check the address"
	case code == http.StatusUnauthorized || code == http.StatusForbidden || code == http.StatusPaymentRequired:
		e.Remedy = "save the page with a browser that may see it"
	case code >= 500:
		e.Remedy = "try again later"
	}
	return e
}

// busy is how long a server is left alone that does not say for how long.
const busy = 10 * time.Second

// retryAfter reads the header of that name: seconds, or a time.
func retryAfter(s string) time.Duration {
	s = strings.TrimSpace(s)
	if d, err := time.ParseDuration(s + "s"); err == nil && d >= 0 {
		return max(d, time.Second)
	}
	if t, err := http.ParseTime(s); err == nil {
		return max(time.Until(t).Round(time.Second), time.Second)
	}
	return busy
}

// failed explains why a request failed.
func (c *Client) failed(ctx context.Context, u *url.URL, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	e := &Error{Address: u.String(), Reason: "cannot be fetched: " + cause(err), Remedy: "check the address and the network", Err: err}
	var timeout net.Error
	var unknown *net.DNSError
	switch {
	case errors.Is(err, errPrivate):
		e.Reason, e.Remedy = errPrivate.Error(), "allow it with --allow-private"
	case errors.As(err, &unknown) && unknown.IsNotFound:
		e.Reason, e.Remedy = "no such host: "+u.Hostname(), "check the address and the network"
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		e.Reason, e.Remedy = fmt.Sprintf("not here within %v", c.o.Timeout), "try again, or allow more with --page-timeout"
	}
	return e
}

// cause is the innermost message of an error: what wraps it names the address once
// more.
func cause(err error) string {
	var ue *url.Error
	if errors.As(err, &ue) {
		err = ue.Err
	}
	var oe *net.OpError
	if errors.As(err, &oe) {
		err = oe.Err
	}
	return err.Error()
}
