package names

import (
	"encoding/binary"
	"errors"
	"io"

	"newsgraph/ingest/lang/entity"
)

var errCities = errors.New("not the list of cities: broken protocol buffer")

const citiesFile = "cities.pbf"

// Fields of a city in cities.pbf, as index.js of the package names them.
const (
	cityName       = 2
	cityPopulation = 9
)

// smallest is the least population of a city that is taken: below, most names
// are also names of persons or words.
const smallest = 5000

func addCities(g gazetteer, r io.Reader) error {
	return eachCity(r, func(name string, population uint64) {
		if population >= smallest {
			g.add(name, entity.GradeCity(cityGrade(population)))
		}
	})
}

// eachCity reads a sequence of length-prefixed protocol buffer messages.
func eachCity(r io.Reader, add func(name string, population uint64)) error {
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	for len(data) > 0 {
		size, n := binary.Uvarint(data)
		if n <= 0 || size > uint64(len(data)-n) {
			return errCities
		}
		name, population, err := city(data[n : n+int(size)])
		if err != nil {
			return err
		}
		add(name, population)
		data = data[n+int(size):]
	}
	return nil
}

// city reads the name and the population of one city, and skips the rest.
func city(message []byte) (name string, population uint64, err error) {
	for len(message) > 0 {
		tag, n := binary.Uvarint(message)
		if n <= 0 {
			return "", 0, errCities
		}
		message = message[n:]
		value, n := binary.Uvarint(message)
		if n <= 0 {
			return "", 0, errCities
		}
		message = message[n:]
		if tag&7 == 2 { // a string: value is its length
			if value > uint64(len(message)) {
				return "", 0, errCities
			}
			if tag>>3 == cityName {
				name = string(message[:value])
			}
			message = message[value:]
		} else if tag>>3 == cityPopulation {
			population = value
		}
	}
	return name, population, nil
}

// cityGrade is the grade of a population, see entity.Flags.City.
func cityGrade(population uint64) uint32 {
	grade := uint32(1)
	for _, limit := range []uint64{20_000, 100_000, 300_000, 1_000_000} {
		if population >= limit {
			grade++
		}
	}
	return grade
}
