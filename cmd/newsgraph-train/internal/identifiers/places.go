package identifiers

import (
	"encoding/binary"
	"errors"
	"io"
)

// smallest is the least population of a place that is taken, GeoNames' own cut
// for its middle list of cities; seats of government are taken at any size.
const smallest = 15_000

// place is a row of places.tsv.
type place struct {
	id            int64
	name, country string // country is an alpha-2 code
	feature       string // GeoNames' feature code
	population    uint64
	lat, lon      float64
}

// Fields of a city in cities.pbf, as index.js of the package names them.
const (
	fieldID         = 1
	fieldName       = 2
	fieldCountry    = 3
	fieldFeature    = 7
	fieldPopulation = 9
	fieldLon        = 10
	fieldLat        = 11
)

var errCities = errors.New("not the list of cities: broken protocol buffer")

// readCities reads a sequence of length-prefixed messages. Coordinates are given
// as differences to the city before, in 1e-5 degrees.
func readCities(r io.Reader) ([]place, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	var out []place
	var lat, lon int64
	for len(data) > 0 {
		size, n := binary.Uvarint(data)
		if n <= 0 || size > uint64(len(data)-n) {
			return nil, errCities
		}
		p, err := readCity(data[n:n+int(size)], &lat, &lon)
		if err != nil {
			return nil, err
		}
		if p.population >= smallest || p.feature == "PPLC" {
			out = append(out, p)
		}
		data = data[n+int(size):]
	}
	return out, nil
}

func readCity(message []byte, lat, lon *int64) (p place, err error) {
	for len(message) > 0 {
		tag, n := binary.Uvarint(message)
		value, m := binary.Uvarint(message[max(n, 0):])
		if n <= 0 || m <= 0 {
			return p, errCities
		}
		message = message[n+m:]
		text := ""
		if tag&7 == 2 { // a string: value is its length
			if value > uint64(len(message)) {
				return p, errCities
			}
			text, message = string(message[:value]), message[value:]
		}
		p.set(tag>>3, text, value, lat, lon)
	}
	p.lat, p.lon = float64(*lat)/1e5, float64(*lon)/1e5
	return p, nil
}

func (p *place) set(field uint64, text string, value uint64, lat, lon *int64) {
	signed := int64(value>>1) ^ -int64(value&1)
	switch field {
	case fieldID:
		p.id = signed
	case fieldName:
		p.name = text
	case fieldCountry:
		p.country = text
	case fieldFeature:
		p.feature = text
	case fieldPopulation:
		p.population = value
	case fieldLon:
		*lon += signed
	case fieldLat:
		*lat += signed
	}
}
