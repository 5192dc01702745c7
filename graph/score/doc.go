// Package score measures a graph against annotated texts.
//
// There are two kinds of annotation. A Gold is a whole article with its
// entities, events, offices and meetings; Articles compares it with the edges
// that have evidence in that article. A Record is one sentence with one event;
// Records compares it likewise. An annotation may list other right answers
// ("accept") and arguable ones ("optional": found or missed, they do not count).
//
// # Gold articles
//
// A node of the graph is aligned with an annotated entity by its best name, else
// by most of its aliases, where a person's last name counts twice if one
// annotated person alone has it. Edges of one article with the same aligned
// ends and relation count once. System and gold events are matched one to one:
//
//   - pair: the ends are right, in whatever direction; several relations
//     between one right pair are all right
//   - class: ends, direction and PLOVER class are right
//   - typed: ends, direction and relation are right
//
// Status and date are judged on the typed matches; a date is right if it is the
// gold date or more exact. Offices match by person and body, meetings by the
// overlap of their participants (Jaccard) and by date.
//
// # Judged articles
//
// In a judged article the acts that a program claimed were judged and those that it
// missed were added. Its entities have no complete aliases, and one thing may stand
// there under two names, so that Naming measures by names alone what is found, split
// and merged.
//
// # Comparisons
//
// Compare sets two graphs of the same articles against each other, act by act, and
// says by the annotation, where there is one, which of them are right.
//
// The package reads annotations and compares; it neither ingests nor prints.
package score
