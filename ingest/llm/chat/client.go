package chat

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Options say which model is asked, and within which limits. Zero values take
// the defaults.
type Options struct {
	// Endpoint is the base address of the API, such as http://localhost:11434/v1.
	Endpoint string
	// Model is the name under which the endpoint knows the model.
	Model string
	// Key is sent as bearer token; without one, no such header is sent.
	Key string
	// Cache is the folder of kept answers; empty keeps none.
	Cache string
	// Requests is how many are under way at once; 0 means DefaultRequests.
	Requests int
	// MaxAnswer bounds one answer, in tokens; 0 means DefaultMaxAnswer.
	MaxAnswer int
	// Limits bound all requests of the client together.
	Limits Limits
	// Silence is how long a server may send nothing; 0 means DefaultSilence.
	Silence time.Duration
	// Tries is how often a request is made before its fault counts; 0 means
	// DefaultTries.
	Tries int
}

// The defaults of Options. Four requests fill the slots of the usual local
// server; an answer of 4096 tokens holds some forty acts; a local model may load
// for minutes before its first word; five tries wait some fifteen seconds in all.
const (
	DefaultRequests  = 4
	DefaultMaxAnswer = 4096
	DefaultSilence   = 5 * time.Minute
	DefaultTries     = 5
)

// Question is what the model is asked.
type Question struct {
	// System and User are the two messages.
	System, User string
	// Name names the form of the answer (letters, digits, _ and -), Schema is its
	// JSON schema.
	Name   string
	Schema json.RawMessage
	// Check tells what is wrong with an answer; nil takes every one.
	Check func(content string) error
}

// Answer is what the model said.
type Answer struct {
	Content string
	// Kept is set where the answer came from the folder and cost nothing.
	Kept bool
}

// Client asks one model. It is safe for concurrent use.
type Client struct {
	o        Options
	url      string
	http     *http.Client
	slots    chan struct{}
	budget   *budget
	cache    cache
	sleep    func(context.Context, time.Duration) error
	met      atomic.Bool // the server has answered something
	mu       sync.Mutex
	dialect  dialect
	hopeless *Fault // what would meet every further request, too
	counts   Counts
}

// New returns a client. It connects to nothing yet. An error says which option
// is wrong.
func New(o Options) (*Client, error) {
	u, err := url.Parse(o.Endpoint)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, fmt.Errorf("the endpoint %q is no address such as http://localhost:11434/v1", o.Endpoint)
	}
	if o.Model == "" {
		return nil, errors.New("no model is named")
	}
	o.Requests, o.MaxAnswer = cmp.Or(o.Requests, DefaultRequests), cmp.Or(o.MaxAnswer, DefaultMaxAnswer)
	o.Silence, o.Tries = cmp.Or(o.Silence, DefaultSilence), cmp.Or(o.Tries, DefaultTries)
	b, err := newBudget(o.Limits)
	if err != nil {
		return nil, err
	}
	return &Client{
		o: o, url: completions(u), http: &http.Client{CheckRedirect: stay}, slots: make(chan struct{}, o.Requests),
		budget: b, cache: cache{o.Cache}, sleep: sleep,
	}, nil
}

// completions is the address that questions go to; both the base and the whole
// address may be given.
func completions(u *url.URL) string {
	if strings.HasSuffix(strings.TrimRight(u.Path, "/"), "/chat/completions") {
		return u.String()
	}
	return u.JoinPath("chat", "completions").String()
}

// stay follows no redirection: the key and the text are for the named host.
func stay(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// Ask returns the model's answer to q, the kept one if there is one. Its errors
// are those of the context, or a *Fault.
func (c *Client) Ask(ctx context.Context, q Question) (Answer, error) {
	key := c.keyOf(q)
	if content, ok := c.cache.load(key); ok && q.check(content) == nil {
		c.count(func(n *Counts) { n.Kept++ })
		return Answer{Content: content, Kept: true}, nil
	}
	select {
	case c.slots <- struct{}{}:
		defer func() { <-c.slots }()
	case <-ctx.Done():
		return Answer{}, ctx.Err()
	}
	if f := c.without(); f != nil {
		return Answer{}, c.failed(f)
	}
	content, err := c.persist(ctx, q)
	if err != nil {
		return Answer{}, c.failed(err)
	}
	if err := c.cache.save(key, content); err != nil {
		return Answer{}, c.failed(&Fault{
			Reason: "the answer cannot be kept", Detail: err.Error(), Everywhere: true,
			Remedy: "name another folder for the answers", Err: err,
		})
	}
	return Answer{Content: content}, nil
}

func (q *Question) check(content string) error {
	if q.Check == nil {
		return nil
	}
	return q.Check(content)
}

// without is the fault that makes further requests pointless, or nil.
func (c *Client) without() *Fault {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.hopeless
}

// failed counts a fault and remembers one that would meet every request: that one
// stands for all of its kind that requests under way meet too.
func (c *Client) failed(err error) error {
	var f *Fault
	if !errors.As(err, &f) {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.counts.Failed++
	if !f.Everywhere {
		return f
	}
	if c.hopeless == nil {
		c.hopeless = f
	}
	return c.hopeless
}

// Counts are what a client did so far.
type Counts struct {
	// Asked are the requests that were sent, repetitions included, Kept the
	// answers that came from the folder, Repeated the repetitions, Failed the
	// questions that got no answer.
	Asked, Kept, Repeated, Failed int
	// Usage is what the answers took.
	Usage Usage
	// Cost is the price of Usage, where prices are known.
	Cost float64
	// Varying is set where the model takes no temperature of 0: what it would say
	// again may differ.
	Varying bool
}

// Counts returns what the client did so far.
func (c *Client) Counts() Counts {
	c.mu.Lock()
	defer c.mu.Unlock()
	n := c.counts
	n.Usage, n.Cost = c.budget.spent()
	n.Varying = c.dialect.noTemperature
	return n
}

func (c *Client) count(change func(*Counts)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	change(&c.counts)
}
