#!/usr/bin/env python3
"""Writes the history of a git repository as JSON lines that the risk model can learn from, rollbacks marked.

   extract.py GIT-DIRECTORY PROJECT > PROJECT.jsonl

Every commit of HEAD's history that is no merge, parents before children. `reverts` are earlier commits that it takes
back (`This reverts commit SHA`, or `Revert "SUBJECT"` of the latest commit with that subject) within 400 days;
`reverted_later` is the answer seen from the other side. `label` is null: a history does not tell what brought a defect.
Names and addresses of people become short hashes. Files that a partial copy lacks count as empty.
"""
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import zlib

WITHIN = 400 * 86_400
LISTED = 100
SUMMED = 300
FIX = re.compile(
    r"\b(?:bug|bugs|bugfix|fix|fixes|fixed|fixing|hotfix|defect|defects|regression|npe|deadlock|crash|crashes)\b", re.I)
BY_SHA = re.compile(r"\bthis reverts commit ([0-9a-f]{7,40})\b", re.I)
BY_SUBJECT = re.compile(r'^(?:Reverts?:? )"(.+)"')
STATUS = {"A": "added", "D": "removed", "R": "renamed", "C": "copied", "T": "changed"}


def stand_ins(directory, folder):
    """Empty stand-ins for the files that a partial copy lacks, in an object folder of their own."""
    listed = subprocess.run(
        ["git", "--git-dir", directory, "rev-list", "--objects", "--missing=print", "HEAD"],
        stdout=subprocess.PIPE, check=True).stdout.decode("utf-8", "replace")
    for line in listed.splitlines():
        if line.startswith("?"):
            sha = line[1:41]
            os.makedirs(os.path.join(folder, sha[:2]), exist_ok=True)
            with open(os.path.join(folder, sha[:2], sha[2:]), "wb") as out:
                out.write(zlib.compress(b"blob 0\0"))


def commits(directory, objects):
    """(sha, date, author, message, [(path, previous, added, removed, status)]) in history order."""
    environment = dict(os.environ, GIT_ALTERNATE_OBJECT_DIRECTORIES=objects)
    log = subprocess.Popen(
        ["git", "--git-dir", directory, "log", "--reverse", "--topo-order", "--no-merges", "-M", "-l400", "--raw",
         "--numstat", "-z", "--format=%x01%H%x02%ct%x02%ae%x02%B%x02", "HEAD"],
        stdout=subprocess.PIPE, env=environment)
    rest = b""
    while True:
        block = log.stdout.read(1 << 20)
        rest += block
        *whole, rest = rest.split(b"\x01")
        for one in whole if block else whole + [rest]:
            if one.strip(b"\0"):
                yield commit(one.decode("utf-8", "replace"))
        if not block:
            break
    if log.wait() != 0:
        raise SystemExit("git log failed in " + directory)


def commit(text):
    sha, date, author, message, diff = text.split("\x02", 4)
    words = diff.lstrip("\0\n").split("\0")
    status = {}
    files = []
    i = 0
    while i < len(words):
        word = words[i].lstrip("\n")
        if word.startswith(":"):
            kind = word.split(" ")[-1][0]
            moved = kind in "RC"
            status[words[i + 2 if moved else i + 1]] = STATUS.get(kind, "modified")
            i += 3 if moved else 2
        elif "\t" in word:
            added, removed, path = word.split("\t", 2)
            previous = path = path or words[i + 2]
            if word.endswith("\t"):
                previous = words[i + 1]
                i += 2
            files.append((path, previous, number(added), number(removed), status.get(path, "modified")))
            i += 1
        else:
            i += 1
    return sha, int(date), author.strip().lower(), message.strip("\n"), files


def number(text):
    return int(text) if text.isdigit() else 0


def taken_back(message, clock, by_sha, by_subject):
    found = []
    for prefix in BY_SHA.findall(message):
        if prefix[:7].lower() in by_sha:
            found += [old for old in by_sha[prefix[:7].lower()] if old["sha"].startswith(prefix.lower())]
    named = BY_SUBJECT.match(message)
    if not found and named and named.group(1) in by_subject:
        found = [by_subject[named.group(1)]]
    return [old for old in found if clock - old["clock"] <= WITHIN]


def main():
    directory, project = sys.argv[1:3]
    rows, by_sha, by_subject, clock = [], {}, {}, 0
    with tempfile.TemporaryDirectory() as objects:
        stand_ins(directory, objects)
        for sha, date, author, message, files in commits(directory, objects):
            clock = max(clock, date)
            subject = message.split("\n", 1)[0]
            old = taken_back(message, clock, by_sha, by_subject)
            row = {
                "project": project, "sha": sha, "date": date,
                "author": hashlib.sha256(author.encode()).hexdigest()[:12], "title": subject[:120],
                "is_fix": 1 if FIX.search(message) else 0, "label": None, "reverted_later": False,
                "n_files": len(files),
                "files": [file(*one) for one in files[:LISTED]],
                "additions": sum(one[2] for one in files[:SUMMED]),
                "deletions": sum(one[3] for one in files[:SUMMED]), "clock": clock}
            if len(files) > LISTED:
                row["files_truncated"] = True
            if old:
                row["reverts"] = [one["sha"] for one in old]
                for one in old:
                    one["reverted_later"] = True
            rows.append(row)
            by_sha.setdefault(sha[:7], []).append(row)
            by_subject[subject] = row
    for row in rows:
        del row["clock"]
        print(json.dumps(row))


def file(path, previous, added, removed, status):
    found = {"path": path, "additions": added, "deletions": removed, "status": status}
    if previous != path:
        found["previous_path"] = previous
    return found


main()
