#!/bin/sh
# Fits the weights again and measures them with each project left out of its own fit.
#
#   src/bench/risk-fit/run.sh DATA.jsonl.gz SCORER.py [WORK-FOLDER [HISTORIES]]
#
# HISTORIES is a folder of *.jsonl files that extract.py wrote; the rollback head learns from them too, and is measured on
# those in HISTORIES/aside, from which nothing is learned. Needs a compiled project (./mvnw compile), Python 3.11 or newer
# and three minutes, eight with histories. Writes the table of all projects
# to WORK-FOLDER/weights.tsv; copy it to src/main/resources/risk/weights.tsv to put it in force.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
data=$1
scorer=$2
work=${3:-$root/target/risk-fit}
histories=${4:-}
mkdir -p "$work/without"
jars=$(find "${HOME}/.m2/repository" -name 'jackson-core-2*.jar' -o -name 'jackson-databind-2*.jar' \
  -o -name 'jackson-annotations-2*.jar' -o -name 're2j-*.jar' | sort | tr '\n' ':')
classpath="$root/target/classes:$jars"

gzip -dc "$data" | java -cp "$classpath" "$here/DumpAmounts.java" > "$work/amounts.tsv"
fit() {
  python3 "$here/fit.py" "$work/amounts.tsv" ${histories:+--more "$work/more.tsv"} "$@"
}
if [ -n "$histories" ]; then
  cat "$histories"/*.jsonl | java -cp "$classpath" "$here/DumpAmounts.java" \
    | awk -F'\t' 'NR == 1 || $3 == 1 || NR % 6 == 0' > "$work/more.tsv" # of those not taken back, a sixth is enough
fi
fit > "$work/weights.tsv"
for project in $(cut -f1 "$work/amounts.tsv" | sed 1d | sort -u); do
  fit --without "$project" > "$work/without/$(echo "$project" | tr / -).tsv"
done
python3 "$scorer" --make "$data" > "$work/input.jsonl"
java -cp "$classpath" "$here/LeaveOneOut.java" "$work/without" < "$work/input.jsonl" > "$work/output.jsonl"
python3 "$scorer" "$data" "$work/output.jsonl" -v

if [ -n "$histories" ]; then
  for project in $(cat "$histories"/aside/*.jsonl | sed 's/^{"project": "\([^"]*\)".*/\1/' | uniq); do
    cp "$work/weights.tsv" "$work/without/$(echo "$project" | tr / -).tsv"
  done
  cat "$histories"/aside/*.jsonl | gzip > "$work/aside.jsonl.gz"
  python3 "$scorer" --make "$work/aside.jsonl.gz" > "$work/aside-input.jsonl"
  java -cp "$classpath" "$here/LeaveOneOut.java" "$work/without" < "$work/aside-input.jsonl" > "$work/aside-output.jsonl"
  python3 "$scorer" "$work/aside.jsonl.gz" "$work/aside-output.jsonl" -v
fi
