package perceptron

import "unsafe"

// settle moves what Score reads into one piece of memory of large pages, where the system
// has them: features lie all over the table and the rows, so that with pages of 4 kB
// nearly each look-up would wait for the address of its page, too.
func (m *Model) settle() {
	const line = 64 // bytes of a cache line, which holds two buckets
	total := 0
	room := func(bytes int) { total += (bytes + line - 1) &^ (line - 1) }
	room(len(m.table.buckets) * int(unsafe.Sizeof(bucket{})))
	room(len(m.rows) * int(unsafe.Sizeof(uint64(0))))
	whole := large(total)
	memory := whole
	m.table.buckets = carve(&memory, m.table.buckets, line)
	m.rows = carve(&memory, m.rows, line)
	collapse(whole)
}

// carve copies a list without pointers to the beginning of memory, which begins at a
// multiple of align, and cuts that off.
func carve[T any](memory *[]byte, list []T, align int) []T {
	if len(list) == 0 {
		return list
	}
	size := len(list) * int(unsafe.Sizeof(list[0]))
	out := unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(*memory))), len(list))
	copy(out, list)
	*memory = (*memory)[(size+align-1)&^(align-1):]
	return out
}
