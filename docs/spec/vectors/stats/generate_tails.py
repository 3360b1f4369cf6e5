#!/usr/bin/env python3
"""Reference values for the log tails of watermark-core, to 40 digits.

Written for CPython 3.11 and mpmath 1.3.0. Run in this folder, without arguments; it takes a few minutes and writes
gamma-tails.csv, binomial-tails.csv and weighted-bits-tails.csv. Every parameter is an exact integer, so a reader has
no rounding of inputs to think about.

Method, chosen to share nothing with the Java code: a tail is the probability of its first term times the plain series
of the ratios of its terms, in 256-bit fixed point (up to millions of terms), times Gamma functions from mpmath at 100
digits. The weighted bits are counted exactly, in one big integer that holds the whole distribution.
"""
import csv
from mpmath import mp, mpf, log, log1p, loggamma, exp

mp.dps = 100
LN10 = log(mpf(10))
FRACTION = 256  # bits behind the point of the series; truncation of 10^7 terms leaves 70 digits


def series(numerator, denominator):
    """1 + r1 + r1 r2 + ..., with r_j = numerator(j) / denominator(j), both integers."""
    term = total = 1 << FRACTION
    j = 1
    while term > 1 << 40:
        term = term * numerator(j) // denominator(j)
        total += term
        j += 1
    return mpf(total) / (1 << FRACTION)


def log10_tail(ln, complement):
    return (log1p(-exp(ln)) if complement else ln) / LN10


def gamma(n, s, bits):
    """log10 P(Gamma(n, 1) >= s / 2^bits) = log10 P(Poisson(s / 2^bits) <= n - 1)."""
    if n == 0 or s == 0:
        return mpf(0)
    one = 1 << bits
    x = mpf(s) / one
    if s >= n * one:
        ln = (n - 1) * log(x) - x - loggamma(n) + log(series(lambda j: (n - j) * one, lambda j: s))
        return log10_tail(ln, False)
    ln = n * log(x) - x - loggamma(n + 1) + log(series(lambda j: s, lambda j: (n + j) * one))
    return log10_tail(ln, True)


def binomial(n, k, numerator, bits):
    """log10 P(B >= k) for B ~ Binomial(n, numerator / 2^bits)."""
    if k == 0:
        return mpf(0)
    if k > n:
        return mpf("-inf")
    a, b = numerator, (1 << bits) - numerator
    p, q = mpf(a) / (1 << bits), mpf(b) / (1 << bits)

    def ln_mass(i):
        return loggamma(n + 1) - loggamma(i + 1) - loggamma(n - i + 1) + i * log(p) + (n - i) * log(q)

    if k << bits >= n * a:
        return log10_tail(ln_mass(k) + log(series(lambda j: (n - k - j + 1) * a, lambda j: (k + j) * b)), False)
    i = k - 1
    return log10_tail(ln_mass(i) + log(series(lambda j: (i - j + 1) * b, lambda j: (n - i + j) * a)), True)


def gamma_deviance(n, x):
    return n * log(n / x) + x - n


def binomial_deviance(n, x, p):
    return (x * log(x / (n * p)) if x else 0) + ((n - x) * log((n - x) / (n * (1 - p))) if x < n else 0)


def solve(deviance, low, high, target):
    """The point between low (deviance below target) and high where the deviance is target; a few digits suffice."""
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if deviance(middle) < target else (low, middle)
    return high


# Deviances, about -ln p: to 10^-100000 and beyond on the right, past the smallest double on the left.
RIGHT = [mpf(d) for d in ("1e-3", "0.5", "3", "12", "30", "100", "300", "709", "2302", "23025", "115129", "230258", "1e6")]
LEFT = [mpf(d) for d in ("1e-3", "0.5", "2", "8", "20", "60", "200", "500", "690", "735", "2000")]


def write(name, header, rows):
    with open(name, "w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        for *key, value in rows:
            writer.writerow([*key, "-Infinity" if mp.isinf(value) else mp.nstr(value, 40, strip_zeros=True)])
    print(name, len(rows))


def gamma_rows():
    rows = [(0, 0, 24, mpf(0))]
    counts = [1, 2, 3, 5, 10, 15, 16, 17, 40, 100, 317, 1000, 12345, 10**5, 10**6, 10**7, 10**8, 10**9, 10**10]
    for turn, n in enumerate(counts + [10**12]):
        bits = 20 if n > 10**10 else 24 if n > 10**9 else (24, 0, 30, 10)[turn % 4]
        one = 1 << bits
        sums = {0, 1, n * one - 1, n * one, n * one + 1}
        for d in RIGHT:
            sums.add(int(one * solve(lambda x: gamma_deviance(n, x), mpf(n), mpf(4 * n + 5 * d), d)))
        for d in LEFT:
            sums.add(int(one * solve(lambda x: gamma_deviance(n, x), mpf(n), mpf(10) ** -30, d)))
        if n > 10**10:
            sums = {s for s in sums if abs(s - n * one) > one * 10**6}
        rows += [(n, s, bits, gamma(n, s, bits)) for s in sorted(sums) if s < 1 << 63]
    return rows


def binomial_rows():
    rows = []
    laws = [(1, 1), (1, 2), (16384, 16), (1, 16), (65535, 16), (19661, 16), (1, 30), (2**30 - 1, 30), (2**29 + 1, 30), (7, 3)]
    counts = [1, 2, 3, 7, 20, 100, 1000, 30000, 10**6, 10**8, 10**10]
    for numerator, bits in laws:
        p = mpf(numerator) / (1 << bits)
        for n in counts:
            mean = n * numerator >> bits
            ks = {0, 1, mean, mean + 1, mean + 2, n - 1, n, n + 1}
            for d in RIGHT[1:]:
                if binomial_deviance(n, n, p) > d:
                    ks.add(int(solve(lambda x: binomial_deviance(n, x, p), n * p, mpf(n), d)))
            for d in LEFT[1::2]:
                if binomial_deviance(n, 0, p) > d:
                    ks.add(int(solve(lambda x: binomial_deviance(n, x, p), n * p, mpf(0), d)))
            rows += [(n, k, numerator, bits, binomial(n, k, numerator, bits)) for k in sorted(ks) if k >= 0]
        print(numerator, bits, flush=True)
    return [(0, 0, 1, 1, mpf(0))] + rows


def weighted_rows():
    def tournament(depth):
        return [10 * (depth - 1) - 9 * layer for layer in range(depth)]

    plans = [
        ([5], (1, 2, 9, 300)),
        ([1, 1, 1], (1, 4, 50)),
        ([2, 4, 6], (1, 5, 100)),
        ([1, 1000], (1, 3, 40)),
        (tournament(2), (1, 2, 10, 100, 400)),
        (tournament(4), (1, 3, 20, 60, 200)),
        (tournament(10), (1, 2, 8, 60)),
        (tournament(30), (1, 2, 5, 25)),
        (tournament(32), (1, 12)),
    ]
    rows = []
    for weights, counts in plans:
        for n in counts:
            coins, top = n * len(weights), n * sum(weights)
            slot = coins + 1  # bits per sum: no count can exceed 2^coins
            packed = 1
            for _ in range(n):
                for w in weights:
                    packed += packed << (w * slot)
            data = packed.to_bytes((top + 1) * slot // 8 + 1, "little")

            def count(s):
                first, shift = divmod(s * slot, 8)
                return int.from_bytes(data[first : first + slot // 8 + 2], "little") >> shift & ((1 << slot) - 1)

            at_least = [0] * (top + 2)
            for s in range(top, -1, -1):
                at_least[s] = at_least[s + 1] + count(s)
            assert at_least[0] == 1 << coins
            half = top // 2
            sums = {0, 1, half - 1, half, half + 1, half + 2, top - 1, top, top + 1}
            sums |= {top * i // 20 for i in range(1, 20)} | {top - w for w in weights[-2:]}
            for s in sorted(s for s in sums if s >= 0):
                tail = at_least[s] if s <= top else 0
                if tail == 0:
                    value = mpf("-inf")
                elif 2 * tail > 1 << coins:
                    value = log1p(-mpf((1 << coins) - tail) / (1 << coins)) / LN10
                else:
                    value = log(mpf(tail) / (1 << coins)) / LN10
                rows.append((" ".join(map(str, weights)), n, s, value))
        print(weights, flush=True)
    return rows


if __name__ == "__main__":
    write("weighted-bits-tails.csv", ("weights", "n", "sum", "log10_p"), weighted_rows())
    write("binomial-tails.csv", ("n", "sum", "numerator", "bits", "log10_p"), binomial_rows())
    write("gamma-tails.csv", ("n", "sum", "bits", "log10_p"), gamma_rows())
