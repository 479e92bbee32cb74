#!/bin/sh
# Times each page of the packaged App with many evaluations stored. Run from the project's root after
# `./mvnw -DskipTests package`; needs a JDK of 17 or newer and nothing else. Arguments: how many evaluations, 100000 by default.
set -eu
jar=target/quarkus-app/quarkus-run.jar
[ -f "$jar" ] || { echo "there is no $jar; run ./mvnw -DskipTests package" >&2; exit 1; }
out=target/bench-pages
mkdir -p "$out"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
path="target/classes:target/quarkus-app/lib/boot/*:target/quarkus-app/lib/main/*"
"${java}c" -encoding UTF-8 -cp "$path" -d "$out" src/bench/pages/PageTimes.java
exec "$java" -Djava.util.logging.manager=org.jboss.logmanager.LogManager -cp "$out:$path" PageTimes "$java" "$jar" "${1:-100000}"
