package chat

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"
	"time"
)

// spoken is what came of an answer.
type spoken struct {
	content string
	usage   Usage
	known   bool // the server told the usage
	heard   bool // the answer began
}

// used is what the request took: what the server says, else an estimate where the
// model has begun to speak, else nothing.
func (s *spoken) used(aside Usage) Usage {
	switch {
	case s.known:
		return s.usage
	case s.heard:
		return Usage{In: aside.In, Out: int64(Tokens(s.content))}
	}
	return Usage{}
}

// chunk is a piece of a streamed answer, or a whole one: these have the text in
// "message", those in "delta".
type chunk struct {
	Choices []struct {
		Delta, Message struct {
			Content string
			Refusal string
		}
		FinishReason string `json:"finish_reason"`
	}
	Usage *Usage
	Error json.RawMessage
}

// Why an answer ends, as servers put it.
const (
	endedAtLimit  = "length"
	endedByFilter = "content_filter"
	endOfStream   = "[DONE]"
)

// longestLine bounds a line of a stream and a whole answer, in bytes: far more
// than any model says within the limit of its answer.
const longestLine = 16 << 20

// listen reads an answer to its end. One that stops before is a fault that passes.
func (c *Client) listen(r io.Reader, resp *http.Response) (spoken, error) {
	var s spoken
	var end string
	var err error
	if kind, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type")); kind == "text/event-stream" {
		end, err = c.stream(r, &s)
	} else {
		end, err = c.whole(r, &s)
	}
	if err != nil {
		return s, err
	}
	switch end {
	case "":
		return s, c.broke(io.ErrUnexpectedEOF)
	case endedAtLimit:
		return s, &Fault{
			Reason: "the model's answer is longer than allowed", tooLong: true,
			Remedy: "allow longer answers, or take a model that says less",
		}
	case endedByFilter:
		return s, declined("its content filter")
	}
	return s, nil
}

// bytesOfToken is more than the bytes of any usual token.
const bytesOfToken = 64

// declined is the fault of a model that will not answer.
func declined(why string) *Fault {
	return &Fault{Reason: "the model declines to answer", Detail: why, Remedy: "take another model for this article"}
}

// broke is the fault of an answer that ended too early.
func (c *Client) broke(err error) *Fault {
	return &Fault{
		Reason: "the model's answer broke off", Detail: c.plain(err.Error()), passing: true, Err: err,
		Remedy: "run again: answers so far are kept",
	}
}

// stream reads server-sent events: lines "data: {…}", up to "data: [DONE]".
func (c *Client) stream(r io.Reader, s *spoken) (end string, err error) {
	in := bufio.NewScanner(r)
	in.Buffer(nil, longestLine)
	var text strings.Builder
	defer func() { s.content = text.String() }()
	for in.Scan() {
		data, ok := strings.CutPrefix(in.Text(), "data:")
		if !ok {
			continue // comments keep the connection open, other fields say nothing
		}
		if data = strings.TrimSpace(data); data == endOfStream {
			return end, nil
		}
		piece, reason, err := c.chunk([]byte(data), s)
		if err != nil {
			return "", err
		}
		if text.WriteString(piece); text.Len() > bytesOfToken*c.o.MaxAnswer {
			return endedAtLimit, nil // the server does not keep to the limit
		}
		if reason != "" {
			end = reason
		}
	}
	if in.Err() != nil {
		return "", c.broke(in.Err())
	}
	// Some servers close the stream after the last piece without saying so.
	return end, nil
}

// whole reads an answer of one piece, from a server that does not stream.
func (c *Client) whole(r io.Reader, s *spoken) (end string, err error) {
	body, err := io.ReadAll(io.LimitReader(r, longestLine))
	if err != nil {
		return "", c.broke(err)
	}
	s.content, end, err = c.chunk(body, s)
	return end, err
}

// chunk reads one piece and notes what it tells of the usage.
func (c *Client) chunk(data []byte, s *spoken) (text, end string, err error) {
	var k chunk
	if err := json.Unmarshal(data, &k); err != nil {
		return "", "", c.broke(err)
	}
	if len(k.Error) > 0 && string(k.Error) != "null" {
		return "", "", c.fault(http.StatusInternalServerError, nil, complain(data))
	}
	if u := k.Usage; u != nil && u.likely() {
		s.usage, s.known = *u, true
	}
	for _, choice := range k.Choices {
		s.heard = true
		if why := choice.Delta.Refusal + choice.Message.Refusal; why != "" {
			return "", "", declined(c.plain(why))
		}
		text += choice.Delta.Content + choice.Message.Content
		if choice.FinishReason != "" {
			end = choice.FinishReason
		}
	}
	return text, end, nil
}

// bare is the answer without what models put around it where nothing holds them
// to the form: their thoughts, and a fence.
func bare(s string) string {
	if _, after, ok := strings.Cut(s, "</think>"); ok {
		s = after
	}
	s = strings.TrimSpace(s)
	if rest, ok := strings.CutPrefix(s, "```"); ok {
		rest = strings.TrimPrefix(rest, "json")
		s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "```"))
	}
	return s
}

// errSilent says that a server sent nothing for too long.
var errSilent = errors.New("nothing came for too long")

// longestRequest ends a request whose server keeps the connection open without
// ever coming to an end: no answer within the usual limits takes that long.
const longestRequest = 30 * time.Minute

// errEndless says that it did.
var errEndless = errors.New("the answer took too long")

// watch ends a request whose server stays silent.
type watch struct {
	ctx     context.Context
	cancel  context.CancelCauseFunc
	silence time.Duration
	timer   *time.Timer
	end     *time.Timer
}

func newWatch(ctx context.Context, silence time.Duration) *watch {
	w := &watch{silence: silence}
	w.ctx, w.cancel = context.WithCancelCause(ctx)
	w.end = time.AfterFunc(longestRequest, func() { w.cancel(errEndless) })
	w.timer = time.AfterFunc(silence, func() { w.cancel(errSilent) })
	return w
}

func (w *watch) stop() {
	w.timer.Stop()
	w.end.Stop()
	w.cancel(nil)
}

// read is a reader whose every byte keeps the watch quiet.
func (w *watch) read(r io.Reader) io.Reader { return watched{w, r} }

type watched struct {
	w *watch
	r io.Reader
}

// Read reads on and starts the time of silence anew.
func (r watched) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	if n > 0 {
		r.w.timer.Reset(r.w.silence)
	}
	if err != nil && err != io.EOF {
		err = r.w.why(err)
	}
	return n, err
}

// why is the watch's reason where it ended the request, else err.
func (w *watch) why(err error) error {
	if cause := context.Cause(w.ctx); cause == errSilent || cause == errEndless {
		return cause
	}
	return err
}
