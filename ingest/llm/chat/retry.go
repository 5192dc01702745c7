package chat

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"
)

// Pauses between tries: a second, doubled each time, up to half a minute, with a
// random part so that requests that failed together do not come back together.
// A server that asks for more than two minutes is not waited for.
const (
	firstPause  = time.Second
	longestWait = 30 * time.Second
	mostPatient = 2 * time.Minute
)

// pause is how long to wait before try number n, from 1.
func pause(f *Fault, n int) time.Duration {
	if f.told {
		return f.wait
	}
	d := min(firstPause<<(n-1), longestWait)
	return d/2 + rand.N(d/2+1)
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// persist asks until there is an answer that passes the check, or a fault that
// does not pass, or no try is left.
func (c *Client) persist(ctx context.Context, q Question) (string, error) {
	repeated := false // a repetition that is allowed only once was made
	for n := 1; ; {
		content, err := c.try(ctx, q)
		if err == nil {
			return content, nil
		}
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		var f *Fault
		if !errors.As(err, &f) {
			return "", err
		}
		var changed *refusal
		if errors.As(err, &changed) && c.adapt(changed) {
			continue // another spelling is no repetition
		}
		if !f.passing || f.once && repeated || n >= c.o.Tries || f.wait > mostPatient {
			return "", tried(f, n)
		}
		repeated = repeated || f.once
		if err := c.sleep(ctx, pause(f, n)); err != nil {
			return "", err
		}
		c.count(func(k *Counts) { k.Repeated++ })
		n++
	}
}

// tried says in the fault how often it was met.
func tried(f *Fault, n int) *Fault {
	if n > 1 {
		f.Detail += fmt.Sprintf(" (%d tries)", n)
	}
	return f
}

// try makes one request within the limits.
func (c *Client) try(ctx context.Context, q Question) (string, error) {
	aside := Usage{In: int64(Tokens(q.System) + Tokens(q.User) + Tokens(string(q.Schema))), Out: int64(c.o.MaxAnswer)}
	if err := c.budget.reserve(ctx, aside); err != nil {
		return "", err
	}
	c.count(func(n *Counts) { n.Asked++ })
	said, err := c.send(ctx, q)
	c.budget.settle(aside, said.used(aside))
	if err != nil {
		return "", err
	}
	content := bare(said.content)
	if err := q.check(content); err != nil {
		return "", &Fault{
			Reason: "the model's answer is not of the form asked for", Detail: c.plain(err.Error()), passing: true, once: true, told: true,
			Remedy: "take a model, or a server, that keeps to JSON schemas", Err: err,
		}
	}
	return content, nil
}
