// Package identifier tells by which ids other data sets know the things of a
// graph: GeoNames and coordinates for places and states, ISO 3166 and Correlates
// of War numbers for states, Wikidata for states, their parts and bodies between
// them, and whatever a user's own table adds.
//
// A state is known by its alpha-3 code, everything else by its name, so an id is a
// guess where two things share a name: a place takes the capital or the largest
// place of that name, and none where the choice is unclear. Persons have an id only
// by a user's table. The package does not look anything up on a network.
package identifier
