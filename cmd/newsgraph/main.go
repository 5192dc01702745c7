// Newsgraph turns news articles into a knowledge graph of who did what to whom,
// when, where and on what evidence, and answers questions to it.
//
// What it can do is told by newsgraph help, and by newsgraph COMMAND --help.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// A second Ctrl-C ends the process at once.
	context.AfterFunc(ctx, stop)
	code := run(ctx, systemEnvironment(), os.Args[1:])
	stop()
	os.Exit(code)
}
