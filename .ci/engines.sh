#!/usr/bin/env bash
# Runs the examples of examples/README.md for real: Spark and Flink, each with two workers
# on loopback, extract the facts of some hundred articles; one worker is killed on the way.
# The graph has to be the same, byte for byte, as from one process. The engines come from
# PyPI and are kept in a cache. Usage: .ci/engines.sh NEWSGRAPH. Ends with "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "${1:?usage: .ci/engines.sh NEWSGRAPH}")
cache=${NEWSGRAPH_CI_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/newsgraph-ci}
work=$(mktemp -d)
groups=() # process groups that were started here
ended() {
	for g in "${groups[@]}"; do kill -9 -- "-$g" 2>/dev/null; done
	wait 2>/dev/null
	rm -rf "$work"
}
trap ended EXIT
passed=0 failed=0
note() { # note RESULT WHAT
	if [ "$1" -eq 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "engines: failed: $2"; fi
}

# fetch PACKAGE VERSION FOLDERS...: unpacks those folders of a package of PyPI.
fetch() {
	local name=$1 version=$2 dir=$cache/$1-$2
	shift 2
	[ -e "$dir/whole" ] && return
	rm -rf "$dir" && mkdir -p "$dir" &&
		python3 -m pip download -q --disable-pip-version-check --no-deps -d "$work/$name" "$name==$version" >"$work/pip.log" 2>&1 &&
		tar xzf "$work/$name"/*.tar.gz -C "$dir" --strip-components=1 "${@/#/$name-$version/}" && touch "$dir/whole" || { tail -5 "$work/pip.log"; return 1; }
	rm -rf "${work:?}/$name"
}

# spawn LOG COMMAND...: starts a process group of its own and leaves its number in $spawned.
spawn() {
	local log=$1
	shift
	setsid "$@" >"$log" 2>&1 &
	spawned=$!
	groups+=("$spawned")
}

# until SECONDS COMMAND...: waits for a command to succeed.
until_true() {
	local end=$((SECONDS + $1))
	shift
	until "$@"; do
		[ $SECONDS -lt $end ] || return 1
		sleep 0.1
	done
}

articles() {
	python3 - "$1" <<-'PY'
		import json, random, sys
		states = "Peru Chile Brazil Spain Norway Iceland France Poland Japan India Kenya Egypt Canada Cuba Turkey Greece".split()
		did = "warned accused criticized supported sanctioned threatened met praised".split()
		rng = random.Random(3)
		with open(sys.argv[1], "w") as out:
		    for i in range(400):
		        told = [f"{a} {rng.choice(did)} {b} over the {rng.choice(['ferry', 'border', 'gas', 'fishing'])} agreement of port {rng.randrange(900)} on Monday."
		                for a, b in (rng.sample(states, 2) for _ in range(40))]
		        day = f"2022-{1 + i % 12:02}-{1 + i % 28:02}"
		        print(json.dumps({"id": f"news-{i:04}", "date": day, "text": " ".join(told)}), file=out)
	PY
}

# same NAME FILES...: stores the facts and compares the graph.
same() {
	local name=$1
	shift
	cat "$@" | "$program" ingest --facts - --store "$work/store-$name" >/dev/null &&
		"$program" export json --all-claims --store "$work/store-$name" -o "$work/$name.json" && cmp "$work/one.json" "$work/$name.json"
	note $? "$name: another graph than from one process"
}

# killed NAME JOB GROUP: kills a worker while the job runs, and waits for the job.
killed() {
	kill -0 "$2" 2>/dev/null && kill -9 -- "-$3"
	note $? "$1: no worker could be killed while the job ran"
	wait "$2"
	note $? "$1: the job failed"
}

spark() {
	export SPARK_HOME=$cache/pyspark-3.5.6/deps SPARK_SCALA_VERSION=2.12 SPARK_LOCAL_IP=127.0.0.1 SPARK_NO_DAEMONIZE=1
	export PYTHONPATH=$cache/pyspark-3.5.6/lib/pyspark.zip:$cache/pyspark-3.5.6/lib/py4j-0.10.9.7-src.zip PYSPARK_PYTHON=python3
	local url class=$SPARK_HOME/bin/spark-class deploy=org.apache.spark.deploy
	spawn "$work/master.log" bash "$class" $deploy.master.Master --host 127.0.0.1 --port 0 --webui-port 0
	until_true 60 grep -q 'Starting Spark master at' "$work/master.log" || return 1
	url=$(grep -o 'spark://127.0.0.1:[0-9]*' "$work/master.log" | head -1)
	local workers=()
	for n in 1 2; do
		spawn "$work/worker$n.log" env SPARK_WORKER_DIR="$work/spark$n" bash "$class" $deploy.worker.Worker --host 127.0.0.1 --webui-port 0 --cores 1 --memory 700m "$url"
		workers+=("$spawned")
		until_true 60 grep -q 'Successfully registered with master' "$work/worker$n.log" || return 1
	done
	bash "$SPARK_HOME/bin/spark-submit" --master "$url" --driver-memory 512m --executor-memory 512m --conf spark.ui.enabled=false --conf spark.driver.host=127.0.0.1 \
		examples/spark.py "$work/articles.jsonl" "$work/spark-facts" 16 "$program" >"$work/spark.log" 2>&1 &
	local job=$!
	until_true 120 parts_in "$work/spark-facts" || { tail -20 "$work/spark.log"; return 1; }
	killed spark $job "${workers[1]}"
	same spark "$work"/spark-facts/part-*
}

# parts_in FOLDER: tells whether the first part of the job has been written.
parts_in() { find "$1" -path '*task_*' -name 'part-*' -size +0 2>/dev/null | grep -q .; }

flink() {
	local home=$cache/apache-flink-libraries-1.20.1/deps conf=$work/flink-conf
	mkdir -p "$conf" "$work/classes"
	cat >"$conf/config.yaml" <<-YAML
		jobmanager.rpc.address: 127.0.0.1
		jobmanager.rpc.port: 16123
		jobmanager.bind-host: 127.0.0.1
		jobmanager.memory.process.size: 900m
		taskmanager.bind-host: 127.0.0.1
		taskmanager.host: 127.0.0.1
		taskmanager.memory.process.size: 900m
		taskmanager.numberOfTaskSlots: 1
		rest.address: 127.0.0.1
		rest.port: 18081
		rest.bind-address: 127.0.0.1
		restart-strategy.type: fixed-delay
		restart-strategy.fixed-delay.attempts: 10
		restart-strategy.fixed-delay.delay: 1 s
		heartbeat.interval: 500
		heartbeat.timeout: 4000
		io.tmp.dirs: $work
	YAML
	javac -cp "$home/lib/*" -d "$work/classes" examples/flink/Facts.java && jar --create --file "$work/facts.jar" -C "$work/classes" . || return 1
	local java=(java --add-opens=java.base/java.lang=ALL-UNNAMED --add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/java.time=ALL-UNNAMED -cp "$home/lib/*")
	export FLINK_CONF_DIR=$conf
	spawn "$work/jobmanager.log" "${java[@]}" -Xmx400m org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint --configDir "$conf" --executionMode cluster
	local managers=()
	for n in 1 2; do
		spawn "$work/taskmanager$n.log" "${java[@]}" -Xmx400m -XX:MaxDirectMemorySize=300m org.apache.flink.runtime.taskexecutor.TaskManagerRunner --configDir "$conf" \
			-D taskmanager.cpu.cores=1 -D taskmanager.memory.task.heap.size=128mb -D taskmanager.memory.task.off-heap.size=0 -D taskmanager.memory.managed.size=64mb \
			-D taskmanager.memory.network.min=64mb -D taskmanager.memory.network.max=64mb -D taskmanager.memory.framework.heap.size=128mb -D taskmanager.memory.framework.off-heap.size=128mb \
			-D taskmanager.memory.jvm-metaspace.size=192mb -D taskmanager.memory.jvm-overhead.min=192mb -D taskmanager.memory.jvm-overhead.max=192mb
		managers+=("$spawned")
	done
	until_true 90 slots 2 || { tail -20 "$work"/jobmanager.log "$work"/taskmanager*.log; return 1; }
	"${java[@]}" -Xmx400m org.apache.flink.client.cli.CliFrontend run -c Facts "$work/facts.jar" "$work/articles.jsonl" "$work/flink-facts" 4 "$program" >"$work/flink.log" 2>&1 &
	local job=$!
	until_true 120 pgrep -g "${managers[1]}" -f "$program facts" >/dev/null || { tail -20 "$work/flink.log"; return 1; }
	killed flink $job "${managers[1]}"
	[ $failed = 0 ] || tail -5 "$work/flink.log"
	same flink $(find "$work/flink-facts" -name 'part-*' | sort)
}

# slots N: tells whether the cluster has so many.
slots() { python3 -c "import json, sys, urllib.request as u; sys.exit(json.load(u.urlopen('http://127.0.0.1:18081/overview'))['slots-total'] != $1)" 2>/dev/null; }

command -v javac >/dev/null || { apt-get install -y -q openjdk-17-jdk-headless >"$work/apt.log" 2>&1 || { cat "$work/apt.log"; exit 1; }; }
fetch pyspark 3.5.6 deps/bin deps/jars lib && fetch apache-flink-libraries 1.20.1 deps || { echo "the engines cannot be fetched from PyPI"; exit 1; }
articles "$work/articles.jsonl"
"$program" facts <"$work/articles.jsonl" >"$work/facts.jsonl" && "$program" ingest --facts "$work/facts.jsonl" --store "$work/store-one" >/dev/null &&
	"$program" export json --all-claims --store "$work/store-one" -o "$work/one.json"
note $? "one process"
for engine in spark flink; do
	"$engine" || note 1 "$engine did not start"
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
