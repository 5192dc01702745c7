#!/bin/sh
# Checks the JSON API: schemathesis (PyPI) makes questions out of openapi.json, right ones
# and wrong ones, and asks them of a server on this machine with the graph of the sample
# articles. Every answer has to be what the description says. Ends with one line, "api: N
# passed, N failed".
# Usage: .ci/api.sh NEWSGRAPH    (the built program)
set -eu
cd "$(dirname "$0")/.."
program=$1
version=4.32.5
cache=${NEWSGRAPH_CI_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/newsgraph-ci}
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT

tool=$cache/schemathesis-$version/bin/schemathesis
if [ ! -x "$tool" ]; then
	python3 -m venv "$cache/schemathesis-$version"
	"$cache/schemathesis-$version/bin/pip" install -q --disable-pip-version-check "schemathesis==$version"
fi

"$program" build seeds --out "$work/out" >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
"$program" serve --store "$work/out/store" --addr 127.0.0.1:0 2>"$work/serve.log" &
server=$!
url=
for _ in $(seq 50); do
	url=$(sed -n 's/^\(http[^ ]*\) .*/\1/p' "$work/serve.log")
	[ -z "$url" ] || break
	sleep 0.2
done
[ -n "$url" ] || { cat "$work/serve.log"; echo "api: the server did not start"; exit 1; }

# The seed makes every run ask the same.
(cd "$work" && "$tool" run "$url/api/v1/openapi.json" --url "$url" --seed 1 --max-examples 25 \
	--phases coverage,fuzzing --no-color) >"$work/log" 2>&1 && result=0 || result=1
cases=$(sed -n 's/^ *\([0-9]*\) generated, .*/\1/p' "$work/log")
wrong=$(sed -n 's/.* generated, \([0-9]*\) found .*/\1/p' "$work/log")
if [ "$result" -ne 0 ] || [ -z "$cases" ]; then
	cat "$work/log"
	: "${wrong:=1}"
fi
echo "api: $((${cases:-0} - ${wrong:-0})) passed, ${wrong:-0} failed"
exit "$result"
