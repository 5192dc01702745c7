package fetch

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"syscall"
)

// errPrivate says that an address leads into this machine or a private network.
var errPrivate = errors.New("leads to this machine or a private network")

// closed are the networks beyond those that package netip knows as private that
// are not the public internet (IANA special-purpose address registries).
var closed = prefixes(
	"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15",
	"198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
	// Ways to write an IPv4 address as one of IPv6, behind which anything can lie.
	"::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/23",
	"100::/64", "2001:db8::/32", "3fff::/20", "5f00::/16", "fec0::/10",
)

func prefixes(list ...string) []netip.Prefix {
	var out []netip.Prefix
	for _, s := range list {
		out = append(out, netip.MustParsePrefix(s))
	}
	return out
}

// public tells whether an address is one of the public internet.
func public(a netip.Addr) bool {
	a = a.Unmap()
	if !a.IsValid() || !a.IsGlobalUnicast() || a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() {
		return false
	}
	for _, p := range closed {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

// control refuses connections to addresses that are not public. It is asked after
// names are resolved, for every connection, so that neither a name nor a redirect
// nor a name that changes gets around it.
func control(_, address string, _ syscall.RawConn) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return err
	}
	a, err := netip.ParseAddr(host)
	if err != nil {
		return err
	}
	if !public(a) {
		return errPrivate
	}
	return nil
}

// firstFree is the first port that is not reserved for services: below it, other
// services than the web's take what is sent to them for commands.
const firstFree = 1024

// check says what is wrong with an address before anything is sent there.
func check(u *url.URL) *Error {
	problem := func(reason, remedy string) *Error {
		return &Error{Address: u.Redacted(), Reason: reason, Remedy: remedy}
	}
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return problem(fmt.Sprintf("an address of the kind %q", u.Scheme), "only http and https are fetched")
	case u.Hostname() == "":
		return problem("an address without a host", "write it as https://host/path")
	case u.User != nil:
		return problem("an address with a user name", "save the page with a browser")
	}
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		if n, err := strconv.Atoi(port); err != nil || n < firstFree || n > 65535 {
			return problem("port "+port+" is none of the web", "use 80, 443 or one from "+strconv.Itoa(firstFree))
		}
	}
	return nil
}
