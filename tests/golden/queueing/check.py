"""Compares a table of results with conformance vectors: python3 check.py VECTORS RESULTS [RELATIVE FLOOR]. Exit code 0 when every cell agrees, 1 when one does not.

Rows are compared in order, columns by name; columns that the results lack are named and count as a fault. Numbers agree within the larger of RELATIVE times the
expected value and FLOOR; inf, nan and empty cells, and texts, must be the same.
"""
import csv
import math
import os
import sys

TOLERANCES = {"gamma_mixture.csv": (1e-9, 1e-9), "transient.csv": (1e-6, 2e-7)}
DEFAULT = (1e-9, 1e-12)


def number(text):
    """The number a cell holds, or None."""
    try:
        return float(text)
    except ValueError:
        return None


def agrees(actual, expected, relative, floor):
    """Whether two cells agree."""
    a, e = number(actual), number(expected)
    if a is None or e is None:
        return actual.strip() == expected.strip()
    if not (math.isfinite(a) and math.isfinite(e)):
        return math.isnan(a) and math.isnan(e) or a == e
    return abs(a - e) <= max(floor, relative * abs(e))


def main(vectors, results, *tolerance):
    """Prints what differs; returns the exit code."""
    relative, floor = map(float, tolerance) if tolerance else TOLERANCES.get(os.path.basename(vectors), DEFAULT)
    with open(vectors, newline="", encoding="utf-8-sig") as f:
        expected = list(csv.DictReader(f))
    with open(results, newline="", encoding="utf-8-sig") as f:
        actual = list(csv.DictReader(f))
    faults, cells = [], 0
    if len(actual) != len(expected):
        faults.append(f"{len(actual)} rows instead of {len(expected)}")
    columns = list(expected[0])
    missing = [c for c in columns if not actual or c not in actual[0]]
    faults += [f"column {c} missing" for c in missing]
    for line, (mine, theirs) in enumerate(zip(actual, expected), start=2):
        for c in columns:
            if c not in missing:
                cells += 1
                if not agrees(mine[c] or "", theirs[c] or "", relative, floor):
                    faults.append(f"line {line}, {c}: {mine[c]} is not {theirs[c]}")
    print("\n".join(faults[:50] + ([f"and {len(faults) - 50} more"] if len(faults) > 50 else [])) or f"{cells} cells of {len(expected)} rows agree")
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) not in (3, 5):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
