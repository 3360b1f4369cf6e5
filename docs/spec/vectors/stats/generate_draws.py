#!/usr/bin/env python3
"""Reference tails of sums of one draw from each of many lists of 16 integers, and of p-values over many documents.

Written for CPython 3.11, mpmath 1.3.0 and gmpy2 2.3.2. Run in this folder, without arguments; it takes some minutes
and writes draw-lists.csv (the lists: the scores of one word under the 16 patterns of a payload), draw-tails.csv and
hit-counts.csv.

Method, chosen to share nothing with the Java code: outcomes are counted. The number of ways to reach each sum is a slot
of one big integer; a list multiplies the ways by 16 shifted additions, without any rounding. Gumbel scores have 24
fractional bits, too many for that: they are counted with all scores rounded down to 12 bits and once more with all rounded
up, which encloses the tail; log10_low and log10_high are equal elsewhere.
"""
import csv
import hashlib
import math
from itertools import product
from gmpy2 import mpz
from mpmath import mp, mpf, binomial, factorial, floor, fprod, log, log10, log1p

mp.dps = 60
STEPS = sorted([-0.05, -0.15, -0.3, -0.7] + [-k for k in range(1, 11)] + [-k for k in range(12, 61, 4)] + [-80, -100])


def words(name, rows):
    for row in range(rows):
        digest = hashlib.sha256(f"countermark draws {name} {row}".encode()).digest()
        yield row, int.from_bytes(digest[:4], "big")


def gumbel(row, w):
    return int(floor(-log1p(-mpf(w) / 2**32) * 2**24))


def mixture(row, w):
    q = mpf(("0.02", "0.1", "0.3", "0.6", "0.9")[row % 5])
    u = (mpf(w) + mpf(1) / 2) / 2**32
    return int(floor(32 * log(mpf(1) / 20 + mpf(19) / 20 / q * u ** (1 / q - 1))))


def tournament(row, w):
    return sum((w >> (31 - layer) & 1) * (290 - 9 * layer) for layer in range(30))


def green_list(row, w):
    return 1 if w >> 16 < 16384 else 0


SCORES = {"gumbel": gumbel, "mixture": mixture, "tournament": tournament, "green-list": green_list}
ROWS = {"gumbel": (5, 30, 60), "mixture": (6, 30, 150), "tournament": (6, 30, 100), "green-list": (10, 40, 200)}
COARSER = {"gumbel": 1 << 12}
FEW = 5
WIDEST = mpf(1) / 50


def tails(lists):
    """(sum, ways to reach it or more), by descending sum."""
    if len(lists) <= FEW:
        result = {}
        for reached, at in enumerate(sorted(map(sum, product(*lists)), reverse=True), 1):
            result[at] = reached
        return result
    slot = (4 * len(lists) + 15) // 8
    ways = mpz(1)
    for values in lists:
        least = min(values)
        ways = sum(ways << (8 * slot * (v - least)) for v in values)
    cells = sum(max(v) - min(v) for v in lists) + 1
    data = int(ways).to_bytes(cells * slot, "little")
    offset = sum(min(v) for v in lists)
    reached = 0
    result = {}
    for i in range(cells - 1, -1, -1):
        here = int.from_bytes(data[i * slot : (i + 1) * slot], "little")
        reached += here
        if here:
            result[i + offset] = reached
    assert reached == 16 ** len(lists)
    return result


def log10_share(ways, rows):
    whole = 16**rows
    if 2 * ways > whole:
        return log1p(-mpf(whole - ways) / whole) / log(10)
    return log10(mpf(ways) / whole)


def points(reached, rows, exact):
    """If exact the largest and the second largest sum; and the largest at which the tail has grown to each step."""
    chosen = []
    last = None
    for i, (at, ways) in enumerate(reached.items()):
        cut = max(0, ways.bit_length() - 60)
        roughly = math.log10(ways >> cut) + (cut - 4 * rows) * math.log10(2)
        step = next((s for s in STEPS if roughly <= s), None)
        if (exact and i < 2) or (step is not None and step != last):
            chosen.append(at)
        last = step
    return chosen


def write(path, header, lines):
    with open(path, "w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(lines)


def digits(value):
    return mp.nstr(value, 40, strip_zeros=True)


def draws():
    for name, score in SCORES.items():
        for rows in ROWS[name]:
            lists = [[score(row, w ^ x << 28) for x in range(16)] for row, w in words(f"{name} {rows}", rows)]
            grid = COARSER.get(name, 1) if rows > FEW else 1
            low = tails([[v // grid for v in values] for values in lists])
            high = low if grid == 1 else tails([[-(-v // grid) for v in values] for values in lists])
            found = []
            for at in sorted(points(high, rows, grid == 1)):
                # The ways to reach this sum or more stand at the least occupied one that is not below it.
                above = [s for s in low if s >= at]
                below = log10_share(low[min(above)], rows) if above else mpf("-inf")
                value = log10_share(high[at], rows)
                if value - below < WIDEST:
                    found.append((at * grid, below, value))
            print(name, rows, len(found), max(h - l for _, l, h in found), flush=True)
            yield f"{name} {rows}", lists, found


def hit_count(log10_ps, tests):
    """min over c of the two union bounds of HitCount, each with its share of the level."""
    ps = sorted(mpf(10) ** mpf(p) for p in log10_ps)
    share = 1 - mpf(2) ** -tests
    best = mpf(1)
    for c in range(1, len(ps) + 1):
        sets = binomial(tests, c) * mpf(2) ** (1 if c == 1 else c + 1) * share
        ways = [ps[c - 1] ** c]
        if c > 1 and ps[c - 1] <= mpf(1) / tests:
            whole = fprod(ps[:c])
            decay = log(mpf(tests) ** -c / whole)
            ways.append(whole * sum(decay**i / factorial(i) for i in range(c)))
        best = min(best, sets * min(ways))
    return log10(best)


HITS = [
    ("-3",), ("-0.25", "-1"), ("-4", "-4.5", "-4"), ("-2", "-9"), ("-6.5", "-7", "-13", "-0.5"), ("-30", "-200", "-1000"),
    ("-12.25",) * 8, tuple(str(-k) for k in range(1, 25)), ("-10000", "-11"), ("-0.015625",) * 3,
]

if __name__ == "__main__":
    counted = [(str(d), " ".join(h), digits(hit_count(h, d))) for h in HITS for d in (1, 2, 3, 5, 24, 40, 1000, 10**6, 10**9, 10**12) if d >= len(h)]
    write("hit-counts.csv", ("tests", "log10", "log10_p"), counted)
    lists, rows = [], []
    for name, values, found in draws():
        lists += [(name, " ".join(map(str, v))) for v in values]
        rows += [(name, s, digits(low), digits(high)) for s, low, high in found]
    write("draw-lists.csv", ("lists", "values"), lists)
    write("draw-tails.csv", ("lists", "sum", "log10_low", "log10_high"), rows)
    print(len(rows))
