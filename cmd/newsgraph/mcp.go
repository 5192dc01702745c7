package main

import (
	"errors"
	"io"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/spf13/cobra"

	"newsgraph/cmd/newsgraph/internal/mcpserver"
	"newsgraph/graph/ask"
)

const mcpLong = `Mcp answers an assistant that speaks the Model Context Protocol, over standard input and
output: it searches actors and sentences, lists acts, and finds paths. It only reads. Most
assistants take such a server as a command:

  newsgraph mcp --store /path/to/store`

func newMCP(env environment) *cobra.Command {
	return &cobra.Command{
		Use:   "mcp",
		Short: "Answer assistants over the Model Context Protocol",
		Long:  mcpLong,
		Args:  atMost(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			db, err := ask.Open(cmd.Context(), storeToRead(cmd, env))
			if err != nil {
				return err
			}
			defer db.Close()
			err = mcpserver.New(db, version).Run(cmd.Context(), &mcp.IOTransport{Reader: io.NopCloser(env.in), Writer: outputOf{env.out}})
			if errors.Is(err, io.EOF) {
				return nil // the assistant has closed the connection
			}
			return err
		},
	}
}

// outputOf is an output that is not to be closed.
type outputOf struct{ io.Writer }

// Close does nothing.
func (outputOf) Close() error { return nil }
