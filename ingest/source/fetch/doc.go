// Package fetch gets pages from the web, politely and safely.
//
// Politely: it asks robots.txt first and keeps to it, waits between two requests
// to one host, sends the validators of an earlier answer so that an unchanged page
// is not sent again, heeds Retry-After, and says who it is.
//
// Safely: only http and https; no address of this machine or of a private network,
// whatever name or redirect leads there, unless asked for; bounds on time, size
// and redirects; no cookies, no passwords, no scripts. Proxies are not used: what
// lies behind one could not be told.
package fetch
