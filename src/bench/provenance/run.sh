#!/bin/sh
# Measures how much processor time detection takes. Run from the project's root; needs a JDK.
set -e
./mvnw -o -q compile
jars=$(find "${MAVEN_REPO:-$HOME/.m2/repository}" -name 're2j-1.*.jar' -o -name 'commonmark-0.*.jar' -o -name 'snakeyaml-engine-*.jar' | sort | tr '\n' ':')
out=target/bench-provenance
mkdir -p "$out"
javac -encoding UTF-8 -cp "target/classes:$jars" -d "$out" src/bench/provenance/DetectSpeed.java
java -Xmx1g -cp "target/classes:$out:$jars" DetectSpeed
