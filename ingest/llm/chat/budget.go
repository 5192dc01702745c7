package chat

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

// Usage counts tokens.
type Usage struct {
	In  int64 `json:"prompt_tokens"`
	Out int64 `json:"completion_tokens"`
}

// mostLikely is more than the tokens of any one request.
const mostLikely = 1 << 31

// likely tells whether a server can mean these numbers.
func (u Usage) likely() bool {
	return u.In >= 0 && u.Out >= 0 && u.In < mostLikely && u.Out < mostLikely && u.In+u.Out > 0
}

// Limits bound what all requests of a client take. Zero values set no limit.
type Limits struct {
	// Tokens bounds tokens in and out together.
	Tokens int64
	// Cost bounds the price, in the unit of the prices.
	Cost float64
	// PriceIn and PriceOut are the prices of a million tokens.
	PriceIn, PriceOut float64
}

func (l Limits) cost(u Usage) float64 {
	const million = 1e6
	return (float64(u.In)*l.PriceIn + float64(u.Out)*l.PriceOut) / million
}

// allow tells whether u keeps within the limits.
func (l Limits) allow(u Usage) bool {
	return (l.Tokens == 0 || u.In+u.Out <= l.Tokens) && (l.Cost == 0 || l.cost(u) <= l.Cost)
}

// budget keeps the requests of a client within its limits. Each request sets
// aside beforehand the most that it can take, so that the limits hold whatever
// the answers are.
type budget struct {
	Limits
	mu          sync.Mutex
	change      *sync.Cond
	used, aside Usage
	pending     int
}

func newBudget(l Limits) (*budget, error) {
	switch {
	case l.Tokens < 0 || l.Cost < 0 || l.PriceIn < 0 || l.PriceOut < 0:
		return nil, errors.New("limits and prices cannot be negative")
	case l.Cost > 0 && l.PriceIn == 0 && l.PriceOut == 0:
		return nil, errors.New("a limit of cost needs the prices of tokens")
	}
	b := &budget{Limits: l}
	b.change = sync.NewCond(&b.mu)
	return b, nil
}

// reserve sets u aside. Where only the requests under way stand against it, it
// waits for them: they may take less than they set aside.
func (b *budget) reserve(ctx context.Context, u Usage) error {
	stop := context.AfterFunc(ctx, func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.change.Broadcast()
	})
	defer stop()
	b.mu.Lock()
	defer b.mu.Unlock()
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		if b.allow(sum(b.used, b.aside, u)) {
			b.aside, b.pending = sum(b.aside, u), b.pending+1
			return nil
		}
		if b.pending == 0 {
			return b.spentOut(u)
		}
		b.change.Wait()
	}
}

// settle gives back what was set aside and books what was used.
func (b *budget) settle(aside, used Usage) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.aside, b.pending = sum(b.aside, Usage{-aside.In, -aside.Out}), b.pending-1
	b.used = sum(b.used, used)
	b.change.Broadcast()
}

func (b *budget) spent() (Usage, float64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.used, b.cost(b.used)
}

// spentOut says which limit stands against a request that may take u.
func (b *budget) spentOut(u Usage) *Fault {
	f := &Fault{
		Everywhere: true, Reason: "the limit of tokens is reached",
		Detail: fmt.Sprintf("%d of %d used, the next request may take %d", b.used.In+b.used.Out, b.Tokens, u.In+u.Out),
		Remedy: "raise the limit and run again: answers so far are kept",
	}
	if (Limits{Tokens: b.Tokens}).allow(sum(b.used, u)) {
		f.Reason = "the limit of cost is reached"
		f.Detail = fmt.Sprintf("%.4f of %.4f used, the next request may take %.4f", b.cost(b.used), b.Cost, b.cost(u))
	}
	return f
}

func sum(list ...Usage) (total Usage) {
	for _, u := range list {
		total.In += u.In
		total.Out += u.Out
	}
	return total
}

// bytesPerToken estimates tokens from bytes, on the high side: English news has
// four to five bytes a token in the usual vocabularies.
const bytesPerToken = 3

// Tokens estimates how many tokens a text takes, rather too many than too few.
func Tokens(text string) int { return len(text)/bytesPerToken + 1 }
