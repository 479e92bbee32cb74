#!/usr/bin/env python3
"""Fits the weights of the likelihood's terms. Python 3.11 or newer; nothing else needed.

   fit.py AMOUNTS.tsv                        writes the table of weights (all projects) to standard output
   fit.py AMOUNTS.tsv --without PROJECT      the same, with that project's rows left out
   fit.py AMOUNTS.tsv --more MORE.tsv        the rollback head learns from the projects in MORE.tsv too

The tables come from DumpAmounts.java. Logistic regression with a light pull towards 0, by Newton's method; each
project gets its own base while the weights are fitted, so that they learn what differs inside projects and not between
them. Defects: a project counts by the square root of its size. Rollbacks: by the square root of how many it had, the
changes taken back and the others half each, of these at most KEPT, evenly spread.
"""
import math
import sys

VERSION = "2026-11-26"
PULL = {"defect": 5.0, "rollback": 10.0}
KEPT = 2500
# weights are a little too steep for projects that took no part in the fit: by so much, with each project left out in turn
FLATTER = {"defect": 0.95, "rollback": 1.0}


def read(path, without):
    with open(path) as lines:
        names = next(lines).rstrip("\n").split("\t")
        for line in lines:
            row = dict(zip(names, line.rstrip("\n").split("\t")))
            if row["project"] != without:
                yield row


def solve(matrix, right):
    n = len(right)
    rows = [matrix[i][:] + [right[i]] for i in range(n)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(i + 1, n):
            factor = rows[r][i] / rows[i][i]
            if factor:
                for c in range(i, n + 1):
                    rows[r][c] -= factor * rows[i][c]
    answer = [0.0] * n
    for i in reversed(range(n)):
        answer[i] = (rows[i][n] - sum(rows[i][c] * answer[c] for c in range(i + 1, n))) / rows[i][i]
    return answer


def sigmoid(x):
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


def fit(samples, pulls):
    """samples: (amounts, outcome, weight). Returns the weights that explain them best."""
    size = len(pulls)
    weights = [0.0] * size
    for _ in range(25):
        slope = [-pulls[i] * weights[i] for i in range(size)]
        bend = [[pulls[i] if i == j else 0.0 for j in range(size)] for i in range(size)]
        for amounts, outcome, weight in samples:
            p = sigmoid(sum(weights[i] * a for i, a in amounts))
            error = weight * (outcome - p)
            spread = weight * p * (1 - p)
            for i, a in amounts:
                slope[i] += error * a
                sa = spread * a
                row = bend[i]
                for j, b in amounts:
                    row[j] += sa * b
        step = solve(bend, slope)
        weights = [w + s for w, s in zip(weights, step)]
        if max(map(abs, step)) < 1e-6:
            break
    return weights


def columns_of(rows, name):
    return [c for c in rows[0] if c.startswith(name + ".")]


def by_size(rows):
    """Defects: every row counts, a project by the square root of its rows."""
    counts = counted(rows, lambda r: True)
    return [(r, counts[r["project"]] ** -0.5) for r in rows], len(rows)


def by_rollbacks(rows):
    """Rollbacks: of the changes that were not taken back some are enough."""
    hits = counted(rows, lambda r: r["reverted"] == "1")
    others = counted(rows, lambda r: r["reverted"] == "0")
    seen = dict.fromkeys(hits, 0)
    chosen = []
    for r in rows:
        p = r["project"]
        if r["reverted"] == "1":
            chosen.append((r, hits[p] ** -0.5))
            continue
        seen[p] += 1
        kept = min(KEPT, others[p])
        if seen[p] * kept // others[p] > (seen[p] - 1) * kept // others[p]:
            chosen.append((r, hits[p] ** 0.5 / kept))
    return chosen, 2000


def counted(rows, which):
    counts = {}
    for r in rows:
        if which(r):
            counts[r["project"]] = counts.get(r["project"], 0) + 1
    return counts


def head(weighted, total, name, outcome, rows):
    """weighted: what to learn from, with weights that are made to sum up to the total. rows: what the base is for."""
    columns = columns_of(rows, name)
    projects = {p: i for i, p in enumerate(sorted({r["project"] for r, _ in weighted}))}
    norm = sum(w for _, w in weighted)
    middle = [sum(w * float(r[c]) for r, w in weighted) / norm for c in columns]
    spread = [
        math.sqrt(sum(w * (float(r[c]) - m) ** 2 for r, w in weighted) / norm) or 1.0 for c, m in zip(columns, middle)
    ]
    samples = []
    for r, weight in weighted:
        scaled = [(i, (float(r[c]) - m) / s) for i, (c, m, s) in enumerate(zip(columns, middle, spread))]
        scaled.append((len(columns) + projects[r["project"]], 1.0))
        samples.append((scaled, float(r[outcome]), weight * total / norm))
    fitted = fit(samples, [PULL[name]] * len(columns) + [1e-3] * len(projects))
    weights = [FLATTER[name] * w / s for w, s in zip(fitted, spread)]
    logits = [sum(w * float(r[c]) for w, c in zip(weights, columns)) for r in rows]
    mean = [sum(float(r[c]) for r in rows) / len(rows) for c in columns]
    return columns, weights, mean, logits, base(rows, logits, outcome, counted(rows, lambda r: True))


def base(rows, logits, outcome, counts):
    """The one base that makes the mean probability right over all projects, large ones counting little more than small."""
    weight = [counts[r["project"]] ** -0.75 for r in rows]
    share = sum(w * float(r[outcome]) for w, r in zip(weight, rows)) / sum(weight)
    return shift_to(share, logits, weight)


def shift_to(share, logits, weight):
    """What to add to the logits to make the weighted mean of their probabilities that share."""
    low, high = -20.0, 20.0
    aim = share * sum(weight)
    for _ in range(60):
        middle = (low + high) / 2
        if sum(w * sigmoid(middle + x) for w, x in zip(weight, logits)) < aim:
            low = middle
        else:
            high = middle
    return low


def suffered(rows):
    """The changes that take nothing back themselves, of projects in which any was taken back."""
    hurt = {r["project"] for r in rows if r["reverted"] == "1"}
    return [r for r in rows if r["project"] in hurt and r["revert"] == "0"]


def main():
    without = sys.argv[sys.argv.index("--without") + 1] if "--without" in sys.argv else None
    more = list(read(sys.argv[sys.argv.index("--more") + 1], without)) if "--more" in sys.argv else []
    rows = list(read(sys.argv[1], without))
    labelled = [r for r in rows if r["label"] != ""]
    merged = suffered(rows)
    learned = merged + suffered(more)
    defect = head(*by_size(labelled), "defect", "label", labelled)
    rollback = head(*by_rollbacks(learned), "rollback", "reverted", merged)
    # for the score, a rollback counts as if it were as common as a defect: the same evidence on the same odds
    probabilities = [sigmoid(defect[4] + x) for x in defect[3]]
    logits = [rollback[4] + x for x in rollback[3]]
    common = shift_to(sum(probabilities) / len(probabilities), logits, [1.0] * len(logits))
    print("# Weights of the likelihood's terms, in logits, and the amount that is typical. Written by")
    print("# src/bench/risk-fit/fit.py from %d labelled changes of %d projects, and %d rollbacks of %d; see docs/risk.md." % (
        len(labelled), len({r["project"] for r in labelled}),
        sum(r["reverted"] == "1" for r in learned), len({r["project"] for r in learned})))
    print("version %s" % (VERSION if without is None else VERSION + "-without-" + without))
    print("# head term weight typical")
    for name, (columns, weights, mean, _, start) in (("defect", defect), ("rollback", rollback)):
        print("%s base %.4f 0" % (name, start))
        for c, w, m in zip(columns, weights, mean):
            print("%s %s %.4f %.4f" % (name, c.split(".", 1)[1], w, m))
    print("# added to the logit of a rollback, as if it were as common as a defect, before the worse head is taken")
    print("rollback as-common %.4f 0" % common)


main()
