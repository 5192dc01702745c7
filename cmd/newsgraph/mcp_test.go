package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"testing"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// TestMCP talks to the real command over its standard input and output, as an assistant
// does, and ends it by closing them.
func TestMCP(t *testing.T) {
	w := factWorld(t)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	fromClient, toServer := io.Pipe()
	fromServer, toClient := io.Pipe()
	var stderr bytes.Buffer
	env := environment{in: fromClient, out: toClient, err: &stderr, getenv: os.Getenv}
	code := make(chan int)
	go func() {
		code <- run(ctx, env, []string{"mcp", "--store", homeStore})
		_ = toClient.Close()
	}()
	client := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil)
	session, err := client.Connect(ctx, &mcp.IOTransport{Reader: fromServer, Writer: toServer}, nil)
	if err != nil {
		t.Fatal(err, stderr.String())
	}
	got, err := session.CallTool(ctx, &mcp.CallToolParams{Name: "acts", Arguments: map[string]any{"source": "Jane Alder", "relation": "warned"}})
	if err != nil {
		t.Fatal(err)
	}
	if text, ok := got.Content[0].(*mcp.TextContent); !ok || got.IsError {
		t.Errorf("no answer: %v", got)
	} else {
		contains(t, text.Text, `"total":1`, "Jane Alder warned Viktor Stone")
	}
	_ = session.Close() // it only says that the pipe is closed
	_ = toServer.Close()
	if got := <-code; got != exitOK {
		t.Errorf("exit code %d: %s", got, stderr.String())
	}
	w.must(exitStore, "mcp", "--store", "missing")
}
