#!/bin/sh
# Measures how long a verdict takes on a large change under a large policy: run.sh [PART OF A NAME...]. Run from the project's root; needs a JDK of 17 or newer.
set -eu
./mvnw -o -q compile
jars=$(find "${MAVEN_REPO:-$HOME/.m2/repository}" -name 're2j-1.*.jar' -o -name 'commonmark-0.*.jar' -o -name 'snakeyaml-engine-*.jar' | sort | tr '\n' ':')
out=target/bench-policy
mkdir -p "$out"
javac -encoding UTF-8 -cp "target/classes:$jars" -d "$out" src/bench/policy/JudgeSpeed.java
exec java -Xmx1g ${BENCH_JAVA_OPTS:-} -cp "target/classes:$out:$jars" JudgeSpeed "$@"
