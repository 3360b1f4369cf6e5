#!/usr/bin/env python3
"""Reference tails of sums of scores of several levels, to 40 digits.

Written for CPython 3.11, mpmath 1.3.0 and gmpy2 2.3.2. Run in this folder, without arguments; it takes a few minutes
and writes mixed-laws.csv (three laws of seven levels) and mixed-tails.csv.

Method, chosen to share nothing with the Java code: the whole distribution is built. A score's distribution is a
polynomial with 400-bit fixed-point coefficients, packed into one big integer; a sum of scores is a product of
such integers, truncated (downwards) after each. Tails are then plain sums. At 10^-50 more than 60 digits are left.
"""
import csv
from gmpy2 import mpz
from mpmath import mp, mpf, exp, log, log1p, floor

mp.dps = 60
FRACTION = 400
SLOT = (2 * FRACTION + 32) // 8  # bytes
QS = [mpf(q) for q in ("0.02", "0.1", "0.25", "0.5", "0.75", "0.9", "0.97")]
EPSILON = mpf("0.1")


def geometric_bins():
    """Lower edges of an exponential score, and the probabilities of the bins over 2^32."""
    edges = [mpf(0)] + [mpf(22) * mpf(2) ** (mpf(b - 62) / 6) for b in range(63)]
    above = [int(floor(exp(-s) * 2**32)) for s in edges] + [0]
    return edges, [a - b for a, b in zip(above, above[1:])]


def laws():
    edges, mass = geometric_bins()
    yield "weighted", 64, mass, [[int(floor(64 * (1 - q) * s)) for s in edges] for q in QS]
    us = [1 - exp(-s) for s in edges]
    ratio = [[log(EPSILON + (1 - EPSILON) / q * u ** (1 / q - 1)) for u in us] for q in QS]
    yield "mixture", 64, mass, [[int(floor(64 * x)) for x in row] for row in ratio]
    bits = [sum(w for i, w in enumerate((30, 21, 12, 3)) if outcome >> i & 1) for outcome in range(16)]
    yield "tournament", 100, [2**28] * 16, [[int(floor(100 * (1 - q) + mpf(1) / 2)) * g for g in bits] for q in QS]


COUNTS = [[n if l == level else 0 for l in range(7)] for level in (1, 3, 5) for n in (1, 10, 50)]
COUNTS += [[n] * 7 for n in (1, 3, 10, 30)]
COUNTS += [[n * share for share in (2, 2, 3, 4, 6, 10, 20)] for n in (1, 3, 6)]


def pack(coefficients):
    return mpz(int.from_bytes(b"".join(c.to_bytes(SLOT, "little") for c in coefficients), "little"))


def times(a, b):
    """Product of two distributions; a distribution is (offset, list of coefficients over 2^FRACTION)."""
    cells = len(a[1]) + len(b[1]) - 1
    data = int(pack(a[1]) * pack(b[1])).to_bytes(cells * SLOT, "little")
    slots = (data[i * SLOT : (i + 1) * SLOT] for i in range(cells))
    return a[0] + b[0], [int.from_bytes(slot, "little") >> FRACTION for slot in slots]


def power(base, n):
    result = (0, [1 << FRACTION])
    while n:
        if n & 1:
            result = times(result, base)
        n >>= 1
        base = times(base, base) if n else base
    return result


def single(mass, values):
    low = min(values)
    coefficients = [0] * (max(values) - low + 1)
    for m, v in zip(mass, values):
        coefficients[v - low] += m << FRACTION - 32
    return low, coefficients


def rows(name, mass, values):
    for counts in COUNTS:
        total = (0, [1 << FRACTION])
        for row, n in zip(values, counts):
            if n:
                total = times(total, power(single(mass, row), n))
        offset, coefficients = total
        tail = 0
        chosen = {}
        last = None
        for i in range(len(coefficients) - 1, -1, -1):
            if coefficients[i] == 0:
                continue
            tail += coefficients[i]
            # One point for each of these powers of ten: the first sum at which the tail has grown that far.
            log10 = tail.bit_length() * 0.30103 - FRACTION * 0.30103
            step = next((s for s in STEPS if log10 <= s), None)
            if step is not None and step != last and tail >> 140:
                chosen[i] = tail
                last = step
        for i in sorted(chosen):
            t = chosen[i]
            whole = 1 << FRACTION
            if 2 * t > whole:
                if t >= whole - (1 << FRACTION - 60):
                    continue
                value = log1p(-mpf(whole - t) / whole) / log(10)
            else:
                value = log(mpf(t) / whole) / log(10)
            yield name, " ".join(map(str, counts)), i + offset, mp.nstr(value, 40, strip_zeros=True)
        print(name, counts, len(coefficients), flush=True)


STEPS = sorted([-0.05, -0.15, -0.3, -0.7] + [-k for k in range(1, 11)] + [-k for k in range(12, 80, 3)])


def write(path, header, lines):
    with open(path, "w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(lines)


if __name__ == "__main__":
    table = list(laws())
    lines = []
    for name, per_unit, mass, values in table:
        assert sum(mass) == 2**32
        lines += [(name, per_unit, q, " ".join(map(str, mass)), " ".join(map(str, v))) for q, v in zip(QS, values)]
    header = ("law", "units_per_one", "q", "probability_times_2_32", "value")
    write("mixed-laws.csv", header, [(a, b, mp.nstr(q, 4), c, d) for a, b, q, c, d in lines])
    tails = [row for name, _, mass, values in table for row in rows(name, mass, values)]
    write("mixed-tails.csv", ("law", "counts", "sum", "log10_p"), tails)
    print(len(tails))
