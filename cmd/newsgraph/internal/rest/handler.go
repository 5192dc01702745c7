package rest

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"

	"newsgraph/graph/ask"
	"newsgraph/graph/query"
	"newsgraph/graph/query/sentence"
)

// Root is where the API lies.
const Root = "/api/v1/"

//go:embed openapi.json
var description []byte

// question is one path of the API.
type question struct {
	path, about string
	parameters  []parameter
	required    []string
	// answer is an empty answer, for its schema.
	empty  any
	answer func(ctx context.Context, db *ask.DB, r request) (any, error)
}

// Answers that are more than one of package ask.
type (
	actsAnswer struct {
		// Total is the number of acts, Left of those that are left out.
		Total int       `json:"total"`
		Left  ask.Left  `json:"left"`
		Acts  []ask.Act `json:"acts"`
	}
	actorsAnswer struct {
		Actors []ask.Candidate `json:"actors"`
	}
	pathsAnswer struct {
		Paths [][]ask.Step `json:"paths"`
	}
	sentencesAnswer struct {
		Total     int            `json:"total"`
		Sentences []ask.Sentence `json:"sentences"`
	}
	failure struct {
		Error string `json:"error"`
		// Candidates are what an ambiguous name can be.
		Candidates []ask.Candidate `json:"candidates,omitempty"`
	}
)

// questions are all paths, in the order of the description.
var questions = []question{
	{"acts", "Acts, by date", slices.Concat(filters, pages), nil, actsAnswer{}, answerActs},
	{"actors", "Whom a name may mean, best first", []parameter{named, pages[0]}, []string{"name"}, actorsAnswer{}, answerActors},
	{"actor", "What the graph knows of one actor, meeting or place", slices.Concat([]parameter{named}, without(filters, "source", "relation", "target")), []string{"name"}, ask.Actor{}, answerActor},
	{"path", "How two actors are connected", slices.Concat(without(filters, "relation", "structure", "order"), []parameter{
		number("count", "number of paths", 1, mostPaths, 1, func(r *request) *int { return &r.count }),
	}), []string{"source", "target"}, pathsAnswer{}, answerPath},
	{"sentences", "Sentences by their words, best first, with the acts that rest on them", slices.Concat([]parameter{
		text("q", `words; "in quotation marks" side by side, -word not, word* the beginning of one`, func(r *request) *string { return &r.words }),
	}, without(filters, "source", "relation", "target", "structure", "order"), pages), []string{"q"}, sentencesAnswer{}, answerSentences},
}

var named = text("name", "name, alias or id, misspelt perhaps", func(r *request) *string { return &r.name })

// without are the parameters but for those of some names.
func without(all []parameter, names ...string) []parameter {
	return slices.DeleteFunc(slices.Clone(all), func(p parameter) bool { return slices.Contains(names, p.name) })
}

// NewHandler returns the handler of everything under Root. It trusts whoever reaches it:
// the server has to see that only this machine does.
func NewHandler(db *ask.DB) http.Handler {
	mux := http.NewServeMux()
	for _, q := range questions {
		mux.HandleFunc("GET "+Root+q.path, func(w http.ResponseWriter, r *http.Request) {
			answer, err := q.reply(r, db)
			if err != nil {
				fail(w, err)
				return
			}
			reply(w, http.StatusOK, answer)
		})
	}
	mux.HandleFunc("GET "+Root+"openapi.json", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(description) // whoever has left needs no answer
	})
	mux.HandleFunc("GET "+Root, func(w http.ResponseWriter, r *http.Request) {
		reply(w, http.StatusNotFound, failure{Error: "there is nothing at " + r.URL.Path + "; see " + Root + "openapi.json"})
	})
	return mux
}

func (q question) reply(r *http.Request, db *ask.DB) (any, error) {
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, badRequest{err}
	}
	asked, err := read(values, q.parameters, q.required)
	if err != nil {
		return nil, err
	}
	return q.answer(r.Context(), db, asked)
}

func reply(w http.ResponseWriter, status int, answer any) {
	b, err := json.Marshal(answer)
	if err != nil {
		status, b = http.StatusInternalServerError, []byte(`{"error":"the answer cannot be written"}`)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(append(b, '\n')) // as above
}

// badRequest says that the question is wrong.
type badRequest struct{ err error }

// Error is the message of the error underneath.
func (e badRequest) Error() string { return e.err.Error() }

// Unwrap returns the error underneath.
func (e badRequest) Unwrap() error { return e.err }

// fail answers with an error.
func fail(w http.ResponseWriter, err error) {
	var bad badRequest
	var unknown *query.UnknownTermError
	var missing *query.NotFoundError
	var article *ask.ArticleError
	var several *query.AmbiguousError
	var field *ask.FieldError
	var conflict *ConflictError
	f := failure{Error: err.Error()}
	status := http.StatusInternalServerError
	switch {
	case errors.As(err, &several):
		status = http.StatusConflict
		for _, c := range several.Candidates {
			f.Candidates = append(f.Candidates, ask.Candidate{Node: c.Node, Match: c.Match.String(), Edges: c.Edges})
		}
	case errors.As(err, &conflict):
		status = http.StatusConflict
	case errors.As(err, &missing), errors.As(err, &article), errors.Is(err, query.ErrNoPath), errors.Is(err, sentence.ErrEmpty):
		status = http.StatusNotFound
	case errors.As(err, &bad), errors.As(err, &unknown), errors.As(err, &field):
		status = http.StatusBadRequest
	}
	reply(w, status, f)
}

func answerActs(ctx context.Context, db *ask.DB, r request) (any, error) {
	acts, left, err := db.List(ctx, r.Filter)
	return actsAnswer{len(acts), left, page(acts, r)}, err
}

func answerActors(ctx context.Context, db *ask.DB, r request) (any, error) {
	found, err := db.Find(ctx, r.name, 0)
	return actorsAnswer{page(found, r)}, err
}

func answerActor(ctx context.Context, db *ask.DB, r request) (any, error) {
	return db.Actor(ctx, r.name, r.Filter)
}

func answerPath(ctx context.Context, db *ask.DB, r request) (any, error) {
	paths, err := db.Path(ctx, r.Filter, r.count)
	return pathsAnswer{paths}, err
}

func answerSentences(ctx context.Context, db *ask.DB, r request) (any, error) {
	// A page of no items has a total, and Limit 0 no bound.
	found, err := db.Sentences(ctx, r.words, r.Filter, ask.Page{Offset: r.offset, Limit: max(r.limit, 1)})
	return sentencesAnswer{found.Total, append([]ask.Sentence{}, found.Sentences[:min(r.limit, len(found.Sentences))]...)}, err
}

// page is the part of an answer that the request asks for, never nil.
func page[T any](all []T, r request) []T {
	all = all[min(r.offset, len(all)):]
	return append([]T{}, all[:min(r.limit, len(all))]...)
}
