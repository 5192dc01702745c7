package pebblekv

// recentSize is the number of bytes that a generation of rows read and written may take
// before the next one begins. It holds what the next hundred articles ask for again.
const recentSize = 8 << 20

// recent remembers rows that were read or written lately: who resolves articles looks
// at the same actors again and again, and Pebble takes ten times as long to find a row. It
// keeps two generations; what the elder one has and is asked for moves into the younger.
// A row that is not there is remembered as nil.
type recent struct {
	young, old map[string][]byte
	size       int
}

func (c *recent) get(key []byte) (value []byte, known bool) {
	if value, known = c.young[string(key)]; known {
		return value, true
	}
	if value, known = c.old[string(key)]; known {
		c.put(key, value)
	}
	return value, known
}

// put remembers a value, which must not change any more.
func (c *recent) put(key, value []byte) {
	if c.young == nil || c.size > recentSize {
		c.old, c.young, c.size = c.young, map[string][]byte{}, 0
	}
	c.young[string(key)] = value
	c.size += len(key) + len(value) + rowOverhead
}

// rowOverhead is about what a map takes for an entry beside its bytes.
const rowOverhead = 64

// forget forgets everything.
func (c *recent) forget() { *c = recent{} }
