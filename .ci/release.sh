#!/bin/sh
# Makes what a release holds, in dist, and checks it: archives for Linux, macOS and
# Windows, a Debian package, checksums, manual pages and completions (.goreleaser.yaml).
# Usage: .ci/release.sh [--native] [--tag]
# --native builds for this kind of machine alone (Linux on amd64), as CI does. --tag
# takes the version from the tag of the commit; without it, the files are a snapshot of
# the version that the program says. Nothing is published. Ends with one line, "N passed,
# N failed", and fails if anything did.
set -eu
cd "$(dirname "$0")/.."
snapshot=--snapshot
for argument in "$@"; do
	case $argument in
	--native) export NEWSGRAPH_NATIVE=1 ;;
	--tag) snapshot= ;;
	*) echo "usage: .ci/release.sh [--native] [--tag]" >&2; exit 2 ;;
	esac
done
log=$(mktemp -d)
trap 'rm -rf "$log" .release' EXIT
export CGO_ENABLED=0 GOFLAGS=-buildvcs=false

# Manual pages and completions are made by the program itself.
rm -rf .release
mkdir -p .release/man .release/completions
go build -o "$log/newsgraph" ./cmd/newsgraph
"$log/newsgraph" man .release/man
gzip -n9 .release/man/*.1
"$log/newsgraph" completion bash >.release/completions/newsgraph.bash
"$log/newsgraph" completion zsh >.release/completions/_newsgraph
"$log/newsgraph" completion fish >.release/completions/newsgraph.fish
"$log/newsgraph" completion powershell >.release/completions/newsgraph.ps1
NEWSGRAPH_VERSION=$("$log/newsgraph" version | cut -d' ' -f2)
export NEWSGRAPH_VERSION

goreleaser=${GORELEASER:-go run github.com/goreleaser/goreleaser/v2@v2.15.1}
$goreleaser release $snapshot --clean --skip=publish,announce,validate >"$log/goreleaser" 2>&1 || { tail -30 "$log/goreleaser"; exit 1; }

passed=0
failed=0
check() { # check WHAT COMMAND...
	what=$1
	shift
	if "$@" >"$log/check" 2>&1; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "release: failed: $what"; head -5 "$log/check"; fi
}
runs() { "$1" build seeds --out "$log/out" && "$1" version | grep -q "newsgraph $NEWSGRAPH_VERSION"; }
holds() { # holds LISTING NAME...
	listing=$1
	shift
	for name in "$@"; do grep -q -- "$name" "$listing" || { echo "no $name"; return 1; }; done
}

count() { find dist -maxdepth 1 -name "$1" | wc -l; }
archives=6 packages=2
[ -z "${NEWSGRAPH_NATIVE:-}" ] || { archives=1; packages=1; }
check "number of archives" [ $(($(count '*.tar.gz') + $(count '*.zip'))) = $archives ]
check "number of Debian packages" [ "$(count '*.deb')" = $packages ]
check "checksums" sh -c "cd dist && sha256sum -c checksums.txt"
check "every file has a checksum" [ "$(wc -l <dist/checksums.txt)" = $((archives + packages)) ]

tar -tzf dist/*_linux_amd64.tar.gz >"$log/archive"
check "contents of the archive" holds "$log/archive" /newsgraph$ /LICENSE$ /NOTICE$ man/newsgraph-query.1.gz$ completions/_newsgraph$ completions/newsgraph.ps1$
mkdir "$log/unpacked"
tar -xzf dist/*_linux_amd64.tar.gz -C "$log/unpacked" --strip-components=1
check "the program of the archive runs" runs "$log/unpacked/newsgraph"

dpkg-deb --contents dist/*_amd64.deb >"$log/package"
check "contents of the Debian package" holds "$log/package" ./usr/bin/newsgraph$ man1/newsgraph-show.1.gz$ \
	bash-completion/completions/newsgraph$ vendor-completions/_newsgraph$ fish/vendor_completions.d/newsgraph.fish$ doc/newsgraph/copyright$
check "fields of the Debian package" sh -c "dpkg-deb --field dist/*_amd64.deb Package Version Architecture Maintainer Description | grep -q 'Package: newsgraph'"
dpkg-deb --extract dist/*_amd64.deb "$log/root"
check "the program of the Debian package runs" runs "$log/root/usr/bin/newsgraph"
check "the manual page is one" sh -c "zcat '$log/root/usr/share/man/man1/newsgraph.1.gz' | grep -q '^.SH SYNOPSIS'"
check "the completion of bash is a script" bash -n "$log/root/usr/share/bash-completion/completions/newsgraph"
echo "release: $passed passed, $failed failed"
[ $failed = 0 ]
