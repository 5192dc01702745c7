package source

import (
	"context"

	"golang.org/x/sync/semaphore"
)

// delivery hands on one thing that was found: an article, a problem, a note. All
// deliveries run one after the other, in the order of the input.
type delivery func() error

// job is a piece of input between reading and delivery.
type job struct {
	done   chan []delivery
	weight int64
	// read is how many bytes of files had been read when the job was made.
	read int64
}

// roomBytes bounds the input that waits to be turned into articles: some hundred
// pages, or a few large PDF files.
const roomBytes = 128 << 20

// waiting is the number of jobs between reading and delivery for each worker:
// enough that a slow one, such as a long PDF file, does not stop the others.
const waiting = 16

// queue turns pieces of input into articles side by side and delivers them in
// their order.
type queue struct {
	ctx     context.Context
	jobs    chan *job
	room    *semaphore.Weighted
	workers *semaphore.Weighted
	fetches *semaphore.Weighted
}

func newQueue(ctx context.Context, workers int) *queue {
	return &queue{
		ctx: ctx, jobs: make(chan *job, waiting*workers),
		room: semaphore.NewWeighted(roomBytes), workers: semaphore.NewWeighted(int64(workers)),
		fetches: semaphore.NewWeighted(fetching),
	}
}

// add runs work on weight bytes of input when a worker is free. It waits while too
// much is under way, and returns the error of the context if that ends first.
func (q *queue) add(weight, read int64, work func() []delivery) error {
	return q.run(q.workers, weight, read, work)
}

// fetch runs work that mostly waits for the network, beside the workers.
func (q *queue) fetch(weight, read int64, work func() []delivery) error {
	return q.run(q.fetches, weight, read, work)
}

func (q *queue) run(slots *semaphore.Weighted, weight, read int64, work func() []delivery) error {
	j := &job{done: make(chan []delivery, 1), weight: min(weight, roomBytes), read: read}
	if err := q.room.Acquire(q.ctx, j.weight); err != nil {
		return err
	}
	if err := slots.Acquire(q.ctx, 1); err != nil {
		return err
	}
	go func() {
		defer slots.Release(1)
		j.done <- work()
	}()
	return q.send(j)
}

// now delivers what is known already, in its turn.
func (q *queue) now(read int64, d delivery) error {
	j := &job{done: make(chan []delivery, 1), read: read}
	j.done <- []delivery{d}
	return q.send(j)
}

func (q *queue) send(j *job) error {
	select {
	case q.jobs <- j:
		return nil
	case <-q.ctx.Done():
		return q.ctx.Err()
	}
}

// deliver hands on all jobs until close, the end of the context or an error.
func (q *queue) deliver(progress func(read int64)) error {
	for {
		select {
		case j, ok := <-q.jobs:
			if !ok {
				return q.ctx.Err()
			}
			if err := q.one(j, progress); err != nil {
				return err
			}
		case <-q.ctx.Done():
			return q.ctx.Err()
		}
	}
}

func (q *queue) one(j *job, progress func(read int64)) error {
	select {
	case all := <-j.done:
		progress(j.read)
		for _, d := range all {
			if q.ctx.Err() != nil {
				return q.ctx.Err()
			}
			if err := d(); err != nil {
				return err
			}
		}
		q.room.Release(j.weight)
		return nil
	case <-q.ctx.Done():
		return q.ctx.Err()
	}
}
