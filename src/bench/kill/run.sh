#!/bin/sh
# Kills the packaged App at random, with faults on all sides, and tells whether anything was lost or doubled.
# Run from the project's root after `./mvnw -DskipTests package`:
#   src/bench/kill/run.sh [--seed S] [--rounds N] [--replicas R]
# Without --replicas: one App on its embedded database, then three on one PostgreSQL. Needs a JDK of 17 or newer and nothing else.
set -eu
jar=target/quarkus-app/quarkus-run.jar
[ -f "$jar" ] && [ -d target/test-classes ] || { echo "there is no $jar; run ./mvnw -DskipTests package" >&2; exit 1; }
out=target/bench-kill
mkdir -p "$out"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
path="target/test-classes:target/classes:target/quarkus-app/lib/boot/*:target/quarkus-app/lib/main/*"
"${java}c" -encoding UTF-8 -cp "$path" -d "$out" src/bench/kill/Kill.java
exec "$java" -Xmx512m -cp "$out:$path" Kill "$@"
