package perceptron

import (
	"syscall"
	"unsafe"
)

// pageBytes is the size of a large page on the processors that have them by 2 MB; others
// lose nothing but the rounding.
const pageBytes = 2 << 20

// madvCollapse is MADV_COLLAPSE of Linux 6.1, which package syscall lacks.
const madvCollapse = 25

// large returns n bytes that begin at a large page. The pages are asked for; where there are none,
// it is memory like any other.
func large(n int) []byte {
	if n < pageBytes {
		return make([]byte, n)
	}
	full := (n + pageBytes - 1) &^ (pageBytes - 1)
	b := make([]byte, full+pageBytes)
	skip := -int(uintptr(unsafe.Pointer(unsafe.SliceData(b)))) & (pageBytes - 1)
	b = b[skip : skip+full : skip+full]
	_ = syscall.Madvise(b, syscall.MADV_HUGEPAGE)
	return b[:n]
}

// collapse makes large pages of those that had been small already.
func collapse(b []byte) {
	if len(b) >= pageBytes {
		_ = syscall.Madvise(b[:cap(b)], madvCollapse)
	}
}
