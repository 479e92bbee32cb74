#!/bin/sh
# Fits the weights again and measures them with each project left out of its own fit.
#
#   src/bench/risk-fit/run.sh DATA.jsonl.gz SCORER.py [WORK-FOLDER]
#
# Needs a compiled project (./mvnw compile), Python 3.11 or newer and about two minutes. Writes the table of all projects
# to WORK-FOLDER/weights.tsv; copy it to src/main/resources/risk/weights.tsv to put it in force.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
data=$1
scorer=$2
work=${3:-$root/target/risk-fit}
mkdir -p "$work/without"
jars=$(find "${HOME}/.m2/repository" -name 'jackson-core-2*.jar' -o -name 'jackson-databind-2*.jar' \
  -o -name 'jackson-annotations-2*.jar' -o -name 're2j-*.jar' | sort | tr '\n' ':')
classpath="$root/target/classes:$jars"

gzip -dc "$data" | java -cp "$classpath" "$here/DumpAmounts.java" > "$work/amounts.tsv"
python3 "$here/fit.py" "$work/amounts.tsv" > "$work/weights.tsv"
for project in $(cut -f1 "$work/amounts.tsv" | sed 1d | sort -u); do
  python3 "$here/fit.py" "$work/amounts.tsv" --without "$project" \
    > "$work/without/$(echo "$project" | tr / -).tsv"
done
python3 "$scorer" --make "$data" > "$work/input.jsonl"
java -cp "$classpath" "$here/LeaveOneOut.java" "$work/without" < "$work/input.jsonl" > "$work/output.jsonl"
python3 "$scorer" "$data" "$work/output.jsonl" -v
