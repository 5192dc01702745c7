#!/bin/sh
# Checks with the real Graphviz: every DOT of the folder $1 parses and lays out.
# Usage: .ci/exports/graphviz.sh FOLDER
set -u
dir=$1
passed=0
failed=0

check() { # check NAME COMMAND...
	name=$1
	shift
	if out=$("$@" 2>&1) && [ -z "$out" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL $name: $(printf %s "$out" | head -c 300)"
	fi
}

# count FILE: number of nodes and edges as Graphviz reads them.
count() { gc -n -e "$1" | awk '{print $1, $2}'; }

equal() { [ "$1" = "$2" ] || echo "$1, not $2"; }

# whole PICTURE WORD: the picture is there and says WORD.
whole() { [ -s "$1" ] && grep -q -- "$2" "$1" || echo "no picture with $2"; }

for f in "$dir"/*.dot; do
	base=$(basename "$f" .dot)
	check "$base parses" nop -p "$f"
	check "$base counts" equal "$(count "$f")" "$(cat "$dir/$base.dot.count")"
	check "$base lays out" timeout 100 dot -Tsvg -o "$dir/$base.svg" "$f"
	check "$base has its nodes" whole "$dir/$base.svg" 'class="node"'
done
for engine in neato fdp sfdp circo twopi; do
	check "sample by $engine" timeout 60 dot -K$engine -Tpng -o "$dir/sample.$engine.png" "$dir/sample.dot"
	check "hostile by $engine" timeout 60 dot -K$engine -Tpng -o "$dir/hostile.$engine.png" "$dir/hostile.dot"
done
check "reduced, said so" whole "$dir/large.svg" 'Reduced for reading'
# No markup of an article may reach the picture as markup.
if grep -q '<script\|<b onclick\|<table' "$dir/hostile.svg"; then
	failed=$((failed + 1))
	echo "FAIL hostile markup in the SVG"
else
	passed=$((passed + 1))
fi

# The program's own rendering, in each kind of picture.
for image in svg png pdf; do
	check "render $image" test -s "$dir/rendered.$image"
done
echo "Graphviz: $passed passed, $failed failed"
[ "$failed" = 0 ]
