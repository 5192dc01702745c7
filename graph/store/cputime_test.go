//go:build unix

package store

import (
	"syscall"
	"testing"
	"time"
)

// cpuTime is what the process has used so far of the processors.
func cpuTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// reportCPU reports the processor time of an operation, which a busy machine does
// not stretch as it does the time on the wall.
func reportCPU(b *testing.B, begun time.Duration) {
	b.ReportMetric(float64((cpuTime(b)-begun).Microseconds())/1000/float64(b.N), "cpu-ms/op")
}
