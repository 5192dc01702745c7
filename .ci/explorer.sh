#!/bin/sh
# Checks the explorer: the committed bundle is what the sources build, and every
# act of a reader works in headless Chromium. Installs what it needs (packages
# of npm; Chromium from Debian where it is missing). Ends with one line,
# "N passed, N failed", and fails if anything did.
set -eu
cd "$(dirname "$0")/.."
web=export/html/web
log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT

CHROMIUM=${CHROMIUM:-/usr/bin/chromium}
if [ ! -x "$CHROMIUM" ]; then
	apt-get update -q >"$log/apt" 2>&1
	apt-get install -y -q chromium >>"$log/apt" 2>&1 || { cat "$log/apt"; exit 1; }
fi
export CHROMIUM

npm --prefix "$web" ci --no-audit --no-fund --silent

passed=0
failed=0
note() { # note RESULT WHAT
	if [ "$1" -eq 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "explorer: failed: $2"; fi
}

# The build goes to a folder of its own: a check leaves the checkout as it was.
npm --prefix "$web" run --silent check >"$log/check" 2>&1 && result=0 || result=1
note $result "types"; [ $result -eq 0 ] || cat "$log/check"
(cd "$web" && npx --no-install vite build --outDir "$log/dist" --emptyOutDir) >"$log/build" 2>&1 || cat "$log/build"
for file in explorer.js explorer.css; do
	cmp -s "$log/dist/$file" "export/html/dist/$file" && result=0 || result=1
	note $result "dist/$file is not what the sources build: npm run build in $web"
done

# The graph of the sample articles is explored too.
if [ -z "${NEWSGRAPH_GRAPHS:-}" ] && [ -f cmd/newsgraph/main.go ]; then
	if go run ./cmd/newsgraph build seeds --store "$log/store" --out "$log/seeds" >"$log/seeds.txt" 2>&1; then
		NEWSGRAPH_GRAPHS=$log/seeds/graph.json
		export NEWSGRAPH_GRAPHS
	else
		cat "$log/seeds.txt"
		note 1 "graph of seeds"
	fi
fi

for suite in unit browser; do
	npm --prefix "$web" run --silent $suite >"$log/$suite" 2>&1 && result=0 || result=1
	grep -E '^ *not ok|error:|opened in' "$log/$suite" || true
	ok=$(sed -n 's/^# pass //p' "$log/$suite")
	bad=$(sed -n 's/^# fail //p' "$log/$suite")
	if [ -z "$ok" ]; then cat "$log/$suite"; note 1 "$suite tests did not run"; continue; fi
	passed=$((passed + ok))
	failed=$((failed + bad))
	[ $result -eq 0 ] || [ "$bad" -gt 0 ] || note 1 "$suite tests"
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
