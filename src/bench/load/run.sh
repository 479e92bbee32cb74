#!/bin/sh
# Puts load on the packaged App against a stand-in for GitHub and prints what comes of it.
# Run from the project's root after `./mvnw -DskipTests package`; needs a JDK of 17 or newer and nothing else.
#   src/bench/load/run.sh                       bursts, the flood, start-up
#   src/bench/load/run.sh PART...               some of: burst, flood, startup, growth, growth-all (takes half an hour)
# JAVA_HOME chooses the JVM, COUNTERSIGN_JAVA_OPTS its options, JAVA25_HOME the one whose AOT cache is measured.
set -eu
jar=target/quarkus-app/quarkus-run.jar
[ -f "$jar" ] || { echo "there is no $jar; run ./mvnw -DskipTests package" >&2; exit 1; }
out=target/bench-load
mkdir -p "$out"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
path="target/classes:target/quarkus-app/lib/main/*"
"${java}c" -encoding UTF-8 -cp "$path" -d "$out" src/bench/load/*.java
[ $# -gt 0 ] || set -- burst flood startup
exec "$java" -Xmx512m -XX:TieredStopAtLevel=1 ${BENCH_JAVA_OPTS:-} -cp "$out:$path" Load "$java" "$jar" "$@"
