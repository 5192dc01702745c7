// Package perceptron scores classes with the weights of an averaged
// perceptron over hashed binary features.
//
// A feature is a 32-bit hash, made by Feature from a template number and up to
// three values. A Model maps each kept feature to a row of 8-bit weights: of
// (class, weight) pairs, or of all classes where most have a weight. Unknown
// features score nothing. Score first finds all rows and only then reads them,
// so that the cache misses of the look-ups overlap. Where many decisions share most of
// their features, Find and Sum give sums of parts that can be kept.
//
// The package only reads models. They are fitted by cmd/newsgraph-train, which
// hands rows to Encode.
package perceptron
