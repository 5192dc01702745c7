// Package chat asks a language model behind an OpenAI-compatible endpoint
// (POST …/chat/completions): Ollama, llama.cpp, vLLM and hosted services.
//
// A Question is two messages and the JSON schema of the answer. The client keeps
// every valid answer in a folder by question and model, so that asking again
// costs nothing and gives the same bytes; tries again with growing pauses after
// faults that pass; keeps within limits of tokens and money; and has several
// requests under way at once. Answers are streamed, so that a slow model on the
// user's own machine is told from a dead one by its silence and not by its length.
//
// Servers differ. Where one refuses a parameter by name (max_tokens, temperature,
// response_format, stream_options), the client leaves it out or takes the other
// spelling from then on. A server that does not hold answers to the schema is met
// by Question.Check: what fails it is asked once more and is never kept.
//
// The key goes into the header of requests and nowhere else: no error, no kept
// answer and no count holds it, also where a server repeats it.
//
// The package knows nothing of news and prints nothing.
package chat
