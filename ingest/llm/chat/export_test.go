package chat

import (
	"context"
	"time"
)

// WithPauses has the client note its pauses in list and not make them.
func (c *Client) WithPauses(list *[]time.Duration) *Client {
	c.sleep = func(ctx context.Context, d time.Duration) error {
		*list = append(*list, d)
		return ctx.Err()
	}
	return c
}
