package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
)

// rulesAge is how long the rules of a host are kept, as RFC 9309 has it.
const rulesAge = 24 * time.Hour

// robots knows what hosts allow.
type robots struct {
	client *Client
	mu     sync.Mutex
	known  map[string]*rules
}

// rules are those of one host. Who asks first gets them; the others wait.
type rules struct {
	once  sync.Once
	until time.Time
	group *robotstxt.Group
	err   error
}

// allow returns an *Error where the host does not want the page to be fetched.
func (r *robots) allow(ctx context.Context, u *url.URL) error {
	origin := u.Scheme + "://" + u.Host
	r.mu.Lock()
	k := r.known[origin]
	if k == nil || !k.until.IsZero() && time.Now().After(k.until) {
		k = &rules{}
		r.known[origin] = k
	}
	r.mu.Unlock()
	k.once.Do(func() {
		k.group, k.err = r.get(ctx, u)
		r.mu.Lock()
		defer r.mu.Unlock()
		k.until = time.Now().Add(rulesAge)
		if k.err != nil {
			delete(r.known, origin) // the next page asks again
		}
	})
	switch {
	case k.err != nil:
		return k.err
	case !k.group.Test(u.RequestURI()):
		return &Error{Address: u.String(), Reason: "its robots.txt forbids it", Remedy: "save the page with a browser"}
	}
	return nil
}

// get fetches the rules of a host. One without them allows everything; one that
// has trouble with them allows nothing for now (RFC 9309, 2.3.1).
func (r *robots) get(ctx context.Context, u *url.URL) (*robotstxt.Group, error) {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	page, err := r.client.follow(ctx, at, r.client.rulesOnce)
	if err != nil {
		return nil, err
	}
	data, err := robotstxt.FromBytes(page.Body)
	if err != nil {
		data, _ = robotstxt.FromBytes(nil) // no rules that anybody understands
	}
	group := data.FindGroup(Agent)
	r.client.hosts.slowDown(u.Host, group.CrawlDelay)
	return group, nil
}

// rulesOnce gets the rules; those that are not there are empty ones.
func (c *Client) rulesOnce(ctx context.Context, u *url.URL) (*answer, error) {
	a, err := c.once(ctx, u)
	var e *Error
	switch {
	case errors.As(err, &e) && e.status >= 400 && e.status < 500:
		return &answer{page: &Page{}, status: e.status}, nil
	case errors.As(err, &e) && e.status >= 500:
		e.Reason = fmt.Sprintf("its rules for robots cannot be had (status %d %s)", e.status, http.StatusText(e.status))
	case err == nil && a.retry > 0:
		return nil, &Error{Address: u.String(), Reason: "its rules for robots cannot be had: the server is busy", Remedy: fmt.Sprintf("try again in %v", a.retry)}
	}
	return a, err
}
