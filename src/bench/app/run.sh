#!/bin/sh
# Prints what the App costs: start-up, memory, processor time, and requests to GitHub for each kind of event.
# Run from the project's root after `./mvnw -DskipTests package`; needs a JDK of 17 or newer and nothing else.
set -eu
jar=target/quarkus-app/quarkus-run.jar
[ -f "$jar" ] || { echo "there is no $jar; run ./mvnw -DskipTests package" >&2; exit 1; }
out=target/bench-app
mkdir -p "$out"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
path="target/classes:target/quarkus-app/lib/main/*"
"${java}c" -encoding UTF-8 -cp "$path" -d "$out" src/bench/app/AppCosts.java
exec "$java" -Djava.util.logging.manager=org.jboss.logmanager.LogManager -cp "$out:$path" AppCosts "$java" "$jar"
