package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"newsgraph/ingest"
	"newsgraph/ingest/document"
	"newsgraph/ingest/llm"
	"newsgraph/ingest/llm/chat"
	"newsgraph/ingest/source"
)

// What finds the acts, and what a language model does.
const (
	byRules      = "rules"
	byModel      = "llm"
	modelVerify  = "verify"
	modelRead    = "read"
	modelShow    = "show-prompt"
	modelKeyVar  = "NEWSGRAPH_LLM_KEY"
	modelNameVar = "NEWSGRAPH_LLM_MODEL"
	modelURLVar  = "NEWSGRAPH_LLM_ENDPOINT"
)

// Where a model is asked, and where its answers are kept, unless something else
// is named: Ollama's own address, and a folder beside the store of this place.
const (
	modelURL   = "http://localhost:11434/v1"
	modelCache = ".newsgraph-llm"
)

const extractorHelp = `
With --extractor llm a language model takes part; see newsgraph help models.`

const modelsHelp = `With --extractor llm a language model judges what the rules claim (--llm verify)
or reads the articles itself (--llm read). build, ingest and eval can have one.

It is asked through any endpoint that speaks as OpenAI's chat completions do:
Ollama, llama.cpp, vLLM or a hosted one (--llm-endpoint, --llm-model). A key is
read from ` + modelKeyVar + ` and from nowhere else. The text of the articles goes
to that endpoint, and nowhere else.

Of claims, the wrong ones are dropped; right ones get a confidence of 0.9, arguable
ones of 0.5. What a model reads must stand in the article, word by word; who the
parties are, and which dates are meant, is decided here. What cannot be found is
dropped and counted. Offices and documents are found by the rules in any case.
--llm show-prompt prints the instructions; a changed copy is used with --prompt.

Answers are kept in the folder --llm-cache by article, instructions and model, so
that a second run costs nothing and gives the same graph. --llm-max-tokens and
--llm-max-cost end a run in time. An article that gets no answer is skipped with a
warning, and asked about again in the next run; what the store has of it stays.

Articles are sent in parts that fit a context of 8,192 tokens with instructions and
answer; give a model of your own as much (Ollama: OLLAMA_CONTEXT_LENGTH=8192).`

// extraction says what finds the acts. The zero value is the rules.
type extraction struct {
	extractor, task                string
	endpoint, model, prompt, cache string
	requests, answer               int
	limits                         chat.Limits
}

// add adds the flags.
func (x *extraction) add(cmd *cobra.Command) {
	f := cmd.Flags()
	f.Var(choice{&x.extractor, []string{byRules, byModel}}, "extractor", "what finds the acts: rules (default), or llm, a language model")
	f.Var(choice{&x.task, []string{modelVerify, modelRead, modelShow}}, "llm", "what the model does: verify the rules' claims (default), read the articles, or show-prompt")
	f.StringVar(&x.endpoint, "llm-endpoint", "", "base address of the model's API (default: $"+modelURLVar+", "+modelURL+")")
	f.StringVar(&x.model, "llm-model", "", "name of the model (default: $"+modelNameVar+")")
	f.StringVar(&x.prompt, "prompt", "", "file with other instructions for the model (--llm show-prompt prints one)")
	f.StringVar(&x.cache, "llm-cache", modelCache, "folder for the model's answers")
	f.IntVar(&x.requests, "llm-requests", chat.DefaultRequests, "requests to the model at once")
	f.IntVar(&x.answer, "llm-answer", chat.DefaultMaxAnswer, "longest answer in tokens")
	f.Int64Var(&x.limits.Tokens, "llm-max-tokens", 0, "most tokens of this run, in and out (default: no limit)")
	f.Float64Var(&x.limits.Cost, "llm-max-cost", 0, "most that this run may cost, by the prices of --llm-price (default: no limit)")
	f.Var(price{&x.limits}, "llm-price", "price of a million tokens in and out, as 0.15,0.60")
	complete(cmd, "extractor", []string{byRules, byModel})
	complete(cmd, "llm", []string{modelVerify, modelRead, modelShow})
}

// price is a flag for two prices.
type price struct{ of *chat.Limits }

// String returns the prices.
func (p price) String() string {
	if p.of == nil || p.of.PriceIn == 0 && p.of.PriceOut == 0 {
		return ""
	}
	return fmt.Sprintf("%g,%g", p.of.PriceIn, p.of.PriceOut)
}

// Set takes two numbers.
func (p price) Set(s string) error {
	in, out, ok := strings.Cut(s, ",")
	a, err1 := strconv.ParseFloat(strings.TrimSpace(in), 64)
	b, err2 := strconv.ParseFloat(strings.TrimSpace(out), 64)
	if !ok || err1 != nil || err2 != nil || !(a >= 0 && b >= 0) {
		return errors.New("it is no pair of prices such as 0.15,0.60")
	}
	p.of.PriceIn, p.of.PriceOut = a, b
	return nil
}

// Type names the flag's values in the help.
func (p price) Type() string { return "IN,OUT" }

// args lets a command that only shows the prompt, or reads again what failed, do
// without arguments.
func (x *extraction) args(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if retry, err := cmd.Flags().GetBool("retry"); x.task == modelShow || retry && err == nil {
			return nil
		}
		return check(cmd, args)
	}
}

// shown prints the instructions where nothing else was asked for.
func (x *extraction) shown(env environment) (done bool, err error) {
	if x.task != modelShow {
		return false, nil
	}
	text, err := x.instructions()
	if err == nil {
		fmt.Fprint(env.out, text)
	}
	return true, err
}

// instructions are those of the user's file, or the program's own.
func (x *extraction) instructions() (string, error) {
	if x.prompt == "" {
		return llm.DefaultPrompt(), nil
	}
	b, err := os.ReadFile(x.prompt)
	if err != nil {
		return "", usagef("--prompt: %w", err)
	}
	if _, err := llm.ParsePrompt(x.prompt, string(b)); err != nil {
		return "", usagef("--prompt: %w", err)
	}
	return string(b), nil
}

// pipeline makes the pipeline that was asked for; model is nil without one. run is
// the context of the whole run: the time that an article may take is for the
// analysis of its language, a model has limits of its own.
func (x *extraction) pipeline(env environment, run func() context.Context) (p *ingest.Pipeline, model *languageModel, err error) {
	if x.task != "" && x.extractor == byRules {
		return nil, nil, usagef("--llm %s asks a language model, --extractor rules does not: leave one out", x.task)
	}
	if x.extractor != byModel && x.task == "" {
		p, err = ingest.New(ingest.Options{})
		return p, nil, err
	}
	if model, err = x.languageModel(env); err != nil {
		return nil, nil, err
	}
	stages, err := model.stages(run)
	if err != nil {
		return nil, nil, err
	}
	p, err = ingest.New(ingest.Options{Extract: stages})
	return p, model, err
}

// languageModel is a model with its client, and what it is to do.
type languageModel struct {
	*llm.Model
	client   *chat.Client
	name     string
	reads    bool
	requests int
	told     string // what its answers hang on, but for the article
}

// identity tells apart models that may find different things in an article.
func (m *languageModel) identity() string {
	if m == nil {
		return ""
	}
	return fmt.Sprint(m.reads, m.told)
}

func (x *extraction) languageModel(env environment) (*languageModel, error) {
	name := cmp.Or(x.model, env.getenv(modelNameVar))
	if name == "" {
		return nil, usagef("a language model needs a name: --llm-model, or %s in the environment", modelNameVar)
	}
	if x.requests < 1 || x.answer < 1 {
		return nil, usagef("--llm-requests and --llm-answer are 1 or more")
	}
	text, err := x.instructions()
	if err != nil {
		return nil, err
	}
	prompt, err := llm.ParsePrompt(cmp.Or(x.prompt, "the program's own instructions"), text)
	if err != nil {
		return nil, err
	}
	client, err := chat.New(chat.Options{
		Endpoint: cmp.Or(x.endpoint, env.getenv(modelURLVar), modelURL), Model: name, Key: env.getenv(modelKeyVar),
		Cache: x.cache, Requests: x.requests, MaxAnswer: x.answer, Limits: x.limits,
	})
	if err != nil {
		return nil, usagef("the language model: %w", err)
	}
	return &languageModel{
		Model: llm.New(name, client, prompt), client: client, name: name, reads: x.task == modelRead, requests: x.requests,
		told: fmt.Sprintf("%q", []any{name, x.answer, text}),
	}, nil
}

// stages are those that find the acts: the model behind the rules, which give it
// claims to judge, or the papers that it does not read itself.
func (m *languageModel) stages(run func() context.Context) ([]ingest.Stage, error) {
	stages, err := ingest.Default()
	return append(stages, ingest.Stage{
		Name: "llm", Patient: true,
		Needs: []ingest.Layer{ingest.Tokens, ingest.Trees, ingest.Times, ingest.Mentions, ingest.Entities, ingest.Acts},
		Gives: []ingest.Layer{ingest.Acts},
		Run: func(_ context.Context, a *ingest.Analysis) (err error) {
			if m.reads {
				a.Result, err = m.Read(run(), a.Document, a.Papers, a.Trace)
			} else {
				a.Result, err = m.Verify(run(), a.Document, a.Result, a.Trace)
			}
			return err
		},
	}), err
}

// jobs is how many articles are analysed at once: those that wait for the model
// leave the processors to others.
func (m *languageModel) jobs() int {
	n := runtime.GOMAXPROCS(0)
	if m != nil {
		n += m.requests
	}
	return n
}

// lines say what the model did, for a person.
func (m *languageModel) lines() []string {
	if m == nil {
		return nil
	}
	c, used := m.Counts(), m.client.Counts()
	if used.Asked+used.Kept+used.Failed == 0 {
		return []string{"language model " + m.name + ": not asked, for nothing is new"}
	}
	what := fmt.Sprintf("%s judged: %d right, %d arguable, %d wrong and dropped", plural(c.Right+c.Arguable+c.Wrong, "claim"), c.Right, c.Arguable, c.Wrong)
	if m.reads {
		what = fmt.Sprintf("%s and %s read", plural(c.Acts, "act"), plural(c.Meetings, "meeting"))
	}
	out := []string{"language model " + m.name + ": " + what}
	if c.Unjudged > 0 {
		out = append(out, plural(c.Unjudged, "claim")+" that it passed over keep their confidence")
	}
	if len(c.Dropped) > 0 {
		out = append(out, "not used of its answers: "+enumerate(c.Dropped))
	}
	asked := fmt.Sprintf("%s, %s kept from before; %d tokens in, %d out", plural(used.Asked, "request"), plural(used.Kept, "answer"), used.Usage.In, used.Usage.Out)
	if used.Repeated > 0 {
		asked += fmt.Sprintf("; %d repeated after faults", used.Repeated)
	}
	if used.Cost > 0 {
		asked += fmt.Sprintf("; cost %.4f", used.Cost)
	}
	out = append(out, asked)
	if used.Varying {
		out = append(out, "the model takes no temperature of 0: asked anew, without the kept answers, it may say something else")
	}
	return out
}

// unanswered finds the fault of a language model in an error.
func unanswered(err error) *chat.Fault {
	var f *chat.Fault
	if errors.As(err, &f) {
		return f
	}
	return nil
}

// unansweredProblem is an article that got no answer.
func unansweredProblem(a document.Article, f *chat.Fault) *source.Problem {
	p := &source.Problem{Path: cmp.Or(a.Source, a.ID), Reason: f.Reason, Remedy: f.Remedy, Err: f}
	if f.Detail != "" {
		p.Reason += ": " + f.Detail
	}
	if f.Everywhere {
		p.Remedy += "; so are all further articles without a kept answer"
	}
	return p
}

// once tells whether a fault was not told before: what meets every request is
// told with the first article.
func (t *taker) once(f *chat.Fault) bool {
	if f == nil || !f.Everywhere {
		return true
	}
	if slices.Contains(t.told, f) {
		return false
	}
	t.told = append(t.told, f)
	return true
}
