#!/usr/bin/env python3
"""Writes the vectors of the engines' contracts: python3 generate.py. Inputs come from SHA-256 of a counter."""
import decimal
import hashlib
import json
import math
import pathlib
import struct

import words as w

HERE = pathlib.Path(__file__).parent
KEY = 0x0123456789ABCDEF
SYNTHID_KEYS = [654, 400, 836, 123, 340, 443, 597, 160, 57, 29, 590, 639, 13, 715, 468, 990, 966, 226, 324, 585]
SYNTHID_KEYS += [118, 504, 421, 521, 129, 669, 732, 225, 90, 960]
EACH = 210
TOP = 2**31 - 1
EDGES = [0, 1, 2, 3, 4, 255, 256, 65535, 65536, 50256, 151643, 2**24 - 1, TOP - 4, TOP]
D = decimal.Decimal
decimal.getcontext().prec = 50


class Draw:
    def __init__(self, name):
        self.name, self.n = name, 0

    def below(self, limit):
        self.n += 1
        return int.from_bytes(hashlib.sha256(f"{self.name}/{self.n}".encode()).digest()[:16], "big") % limit

    def token(self, limit=None):
        if limit:
            return self.below(limit)
        return EDGES[self.below(len(EDGES))] if self.below(3) == 0 else self.below(200000)

    def key(self, bits):
        return self.below(2**bits) if self.below(8) else [0, 1, 42, 2**bits - 1][self.below(4)]


def gumbel_score(word, values=2**32):
    return math.floor(-(1 - D(word) / values).ln() * 2**24)


def dual_score(word, share, values):
    """Bets on both draws: bins of an eighth of a nat, likelihood ratio ½(1−u)^−½ averaged over the bin."""

    def bin_of(draw):
        return math.floor(-(1 - D(draw) / values).ln() * 8)

    def ratio(b):
        # The draws of bin b are those of first(b) .. first(b + 1) - 1.
        first, end = (min(values, math.ceil(values * (1 - (D(-x) / 8).exp()))) for x in (b, b + 1))
        left, right = 1 - D(first) / values, 1 - D(end) / values
        return (left.sqrt() - right.sqrt()) / (left - right)

    second = D(share) / 65536
    mixed = (1 - second) * ratio(bin_of(word >> 16)) + second * ratio(bin_of(word & 0xFFFF))
    return math.floor(32 * max(D(0), mixed.ln() - ratio(0).ln()))


def tournament_score(word, depth, equal):
    bits = [word >> (31 - i) & 1 for i in range(depth)]
    weights = [1 if equal or depth == 1 else 10 * (depth - 1) - 9 * i for i in range(depth)]
    return sum(b * v for b, v in zip(bits, weights))


def vllm(packed):
    def case(d, i):
        context = [d.token() for _ in range(1 + i % 16)]
        for j in range(min(d.below(6), len(context)) if i % 5 == 0 else 0):
            context[j] = w.ABSENT
        return {}, [d.key(64)], context, d.token()

    def expect(settings, keys, context, token):
        word = w.vllm_word(keys[0], context, token, packed) & 0xFFFFFF00
        return word, gumbel_score(word), None

    assert w.philox([0] * 4, (0, 0)) == [0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8]
    assert w.philox([w.M32] * 4, (w.M32, w.M32)) == [0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD]
    assert w.vllm_state(KEY, [1, 2, 3, 4]) == [0xE902D1FB, 0x0588EBF8, 0x761163C7, 0x933EFC7D]
    known = {(5, False): 0xFE5DF642, (5, True): 0xAB6825EA, (151643, False): 0xAE8E27AF, (151643, True): 0xD3D4CE0E}
    for (token, which), word in known.items():
        assert w.vllm_word(KEY, [1, 2, 3, 4], token, which) == word
    return [({}, [KEY], [1, 2, 3, 4], 5), ({}, [KEY], [1, 2, 3, 4], 151643)], case, expect


def vllm_dual():
    def case(d, i):
        settings = {"packed": i % 2, "share": [6554, 32768, 1, 65535, 58982][i % 5]}
        return settings, [d.key(64)], [d.token() for _ in range(1 + i % 8)], d.token()

    def expect(settings, keys, context, token):
        a, b = (w.vllm_word(k, context, token, settings["packed"]) for k in w.vllm_keys(keys[0]))
        word = a >> 16 << 16 | b >> 16
        return word, dual_score(word, settings["share"], 65536), None

    assert w.vllm_keys(KEY) == [0x69A6C70A7E43D99E, 0xD554C11EB04C6C5C]
    return [({"packed": 1, "share": 6554}, [KEY], [1, 2, 3, 4], 5)], case, expect


def sglang():
    def case(d, i):
        return {}, [d.key(64)], [d.token() for _ in range(1 + i % 16)], d.token()

    def expect(settings, keys, context, token):
        word = w.sglang_word(keys[0], context, token)
        return word, gumbel_score(word), w.murmur(context) << 32 | token

    assert w.murmur([1, 2, 3, 4]) == 0x4445AD00
    known = {5: 0x5F81F799, 0: 0x4D196DE3, 151643: 0xDE306EEE}
    assert all(w.sglang_word(KEY, [1, 2, 3, 4], t) == word for t, word in known.items())
    return [({}, [KEY], [1, 2, 3, 4], t) for t in known], case, expect


def sglang_dual():
    def case(d, i):
        coin = [2**31, 0, 2**32, 1, 2**32 - 1, 429496729][i % 6 if i % 2 else 0]
        return {"coin": coin}, [d.key(64), d.key(64)], [d.token() for _ in range(1 + i % 8)], d.token()

    def expect(settings, keys, context, token):
        word = w.sglang_dual(keys[0], keys[1], settings["coin"], context, token)
        return word, gumbel_score(word), w.murmur(context) << 32 | token

    return [({"coin": 2**31}, [KEY, KEY + 1], [1, 2, 3, 4], t) for t in (5, 0, 151643)], case, expect


def synthid(function, mask):
    def case(d, i):
        depth = [30, 1, 2, 32, 20][i % 5]
        keys = SYNTHID_KEYS if i % 3 == 0 and depth == 30 else []
        while len(keys) < depth:
            key = d.below(2**31) if i % 2 else w.signed(d.below(2**64))
            keys = keys if key % 65536 in [k % 65536 for k in keys] else keys + [key]
        context = [d.token() for _ in range(1 + i % 8)]
        if i % 7 == 0:
            context[0] = 0
        return {"depth": depth, "equalWeights": i // 5 % 2}, keys, context, d.token()

    def expect(settings, keys, context, token):
        word = function(keys, context, token)
        unit = w.fold(1, context + [token]) & mask
        return word, tournament_score(word, settings["depth"], settings["equalWeights"]), unit

    assert sum(w.synthid_table()) == 32743
    assert "".join(map(str, w.synthid_table()[:32])) == "01101111111001000001011001111010"
    assert w.signed(w.fold(1, [1, 2, 3, 4, 5])) == 908986556401970845
    assert w.synthid_start(SYNTHID_KEYS) == 1614033703599872695
    assert w.signed(w.fold(w.synthid_start(SYNTHID_KEYS), [1, 2, 3, 4])) == 8796668778096362653
    bits = {w.synthid_hf: "001010010001011111001110001011", w.synthid_deepmind: "010001100011101000101110010010"}
    assert function(SYNTHID_KEYS, [1, 2, 3, 4], 5) == int(bits[function] + "00", 2)
    return [({"depth": 30, "equalWeights": e}, SYNTHID_KEYS, [1, 2, 3, 4], 5) for e in (0, 1)], case, expect


VOCABULARIES = [(12564, 50257), (1, 1000), (999, 1000), (500, 1000), (8000, 32000)]


def settings_of(green, vocabulary):
    return {"greenTokens": green, "vocabulary": vocabulary}


def lefthash():
    def case(d, i):
        green, vocabulary = VOCABULARIES[i % 5]
        last = 33 if i % 2 else d.below(vocabulary)
        token = vocabulary + 3 if i == 11 else 0 if i == 12 else d.below(vocabulary)
        key = [15485863, 2**31 - 1, 2**62 + 12345, 42][i // 5 % 4]
        return settings_of(green, vocabulary), [key], [0 if i == 13 else last], token

    def expect(settings, keys, context, token):
        green = context[-1] > 0 and token in w.green_list(w.left_seed(keys[0], context), *settings.values())
        return int(green), int(green), None

    known = [23648, 44253, 44344, 89, 7348, 7413, 26133, 18767]
    assert w.green_list(w.left_seed(15485863, [33]), 12564, 50257)[:8] == known
    return [(settings_of(12564, 50257), [15485863], [33], t) for t in known], case, expect


def selfhash():
    def case(d, i):
        green, vocabulary = VOCABULARIES[i % 5]
        token = vocabulary + 3 if i == 11 else d.below(vocabulary)
        key = [15485863, 2**31 - 1, 42][i // 5 % 3]
        return settings_of(green, vocabulary), [key], [d.below(vocabulary) for _ in range(1 + i % 5)], token

    def expect(settings, keys, context, token):
        seed = w.self_seed(keys[0], context, token)
        green = token in w.green_list(seed, *settings.values())
        return int(green), int(green), token

    seed = w.self_seed(15485863, [50256, 1234, 999, 77], 4242)
    known = [31445, 10047, 5720, 14914, 14012, 10440, 26627, 35684]
    assert w.green_list(seed, 12564, 50257)[:8] == known
    return [(settings_of(12564, 50257), [15485863], [50256, 1234, 999, 77], 4242)], case, expect


def textseal():
    def case(d, i):
        return {}, [d.key(31)], [d.token() for _ in range(1 + i % 10)], d.token()

    def expect(settings, keys, context, token):
        word = w.textseal(keys[0], context, token)
        return word, gumbel_score(word, 8191), w.textseal_sum(context, token)

    known = {3: 2796, 0: 1639, 151643: 2015}
    assert all(w.textseal(42, [1, 2], t) == word for t, word in known.items())
    return [({}, [42], [1, 2], t) for t in known], case, expect


def textseal_dual():
    def case(d, i):
        first = d.key(31)
        second = first + 12345 if i % 2 else d.key(31)
        return {}, [first, second], [d.token() for _ in range(1 + i % 10)], d.token()

    def expect(settings, keys, context, token):
        a, b = (w.textseal(k, context, token) for k in keys)
        word = a << 16 | b
        return word, dual_score(word, 32768, 8191), w.textseal_sum(context, token)

    return [({}, [42, 42 + 12345], [1, 2], t) for t in (3, 0, 151643)], case, expect


def vector(name, contract, case, expect):
    settings, keys, context, token = case
    word, score, unit = expect(*case)
    expected = {"word": "%08x" % word, "score": score}
    if unit is not None:
        expected["unit"] = "%016x" % (unit & w.M64)
    width = 1 if contract == "kgw-hf-lefthash" else len(context)
    profile = dict(sorted({"contextWidth": width, "contract": contract, "tokenizer": "test", **settings}.items()))
    key = ["%016x" % (k & w.M64) for k in keys]
    return {"id": name, "profile": profile, "key": key, "context": context, "token": token, "expected": expected}


CONTRACTS = {
    "vllm-gumbel-packed4": lambda: vllm(True),
    "vllm-gumbel-word0": lambda: vllm(False),
    "vllm-dual-key": vllm_dual,
    "sglang-gumbel": sglang,
    "sglang-dual": sglang_dual,
    "synthid-hf": lambda: synthid(w.synthid_hf, 0xFFFF),
    "synthid-deepmind": lambda: synthid(w.synthid_deepmind, w.M64),
    "kgw-hf-lefthash": lefthash,
    "kgw-hf-selfhash": selfhash,
    "textseal-gumbel": textseal,
    "textseal-dual": textseal_dual,
}


def float32(x):
    return struct.unpack("<f", struct.pack("<f", x))[0]


def gamma_log10(n, x):
    """log10 P(Gamma(n, 1) >= x) = log10 of e^-x times the sum of x^k/k! over k < n."""
    term = total = D(1)
    for k in range(1, n):
        term = term * x / k
        total += term
    return (total * (-x).exp()).log10()


def engine_score(contract, settings, word):
    if contract.startswith("vllm"):
        return -(1 - D(float32(((word >> 8) + 1) / (2**24 + 1)))).ln()
    if contract.startswith("sglang"):
        return -(1 - (D(word) + D("0.5")) / 2**32).ln()
    if contract.startswith("textseal"):
        return -(1 - D(word) / 8191).ln()
    if contract.startswith("synthid"):
        depth = settings["depth"]
        weights = [D(1) if settings["equalWeights"] else 10 - D(9) * i / (depth - 1) for i in range(depth)]
        return sum(v for i, v in enumerate(weights) if word >> (31 - i) & 1) / sum(weights)
    return D(word)


def statistic(contract, settings, count):
    draw = Draw("statistic/" + contract)
    masks = {"vllm": 0xFFFFFF00, "sgla": w.M32, "synt": w.M32 >> 2 << 2, "text": 0, "kgw-": 0}
    words = [draw.below(2**32) & masks[contract[:4]] for _ in range(count)]
    if contract.startswith("textseal"):
        words = [draw.below(8191) for _ in words]
    elif contract.startswith("kgw"):
        words = [draw.below(2) for _ in words]
    total = sum(engine_score(contract, settings, x) for x in words)
    sums = contract.startswith(("vllm", "sglang", "textseal"))
    profile = {"contextWidth": 1, "contract": contract, "tokenizer": "test", **settings}
    line = {"profile": profile, "words": ["%08x" % x for x in words]}
    line["statistic"] = repr(float(total if sums else total / count))
    if contract.startswith(("vllm", "sglang")):
        line["log10P"] = repr(float(gamma_log10(count, total)))
    return line


def statistics():
    tournaments = [{"depth": 30, "equalWeights": e} for e in (0, 1)]
    cases = [("vllm-gumbel-packed4", {}), ("vllm-gumbel-word0", {}), ("sglang-gumbel", {}), ("textseal-gumbel", {})]
    cases += [("sglang-dual", {"coin": 2**31})]
    cases += [(contract, t) for contract in ("synthid-hf", "synthid-deepmind") for t in tournaments]
    cases += [("kgw-hf-lefthash", settings_of(12564, 50257)), ("kgw-hf-selfhash", settings_of(12564, 50257))]
    return [statistic(c, s, n) for c, s in cases for n in (1, 7, 200)]


def write(name, head, lines):
    text = json.dumps(head, separators=(",", ":"))[:-1] + ',"vectors":[\n'
    text += ",\n".join(json.dumps(line, separators=(",", ":")) for line in lines) + "\n]}\n"
    (HERE / name).write_text(text, encoding="utf-8")
    print(name, len(lines))


for contract, make in CONTRACTS.items():
    given, case, expect = make()
    draw = Draw(contract)
    cases = [(f"given-{i:02d}", c) for i, c in enumerate(given, 1)]
    cases += [(f"drawn-{i:03d}", case(draw, i)) for i in range(1, EACH + 1)]
    head = {"format": "countermark-engine-vectors/1", "contract": contract}
    write(f"{contract}.json", head, [vector(n, contract, c, expect) for n, c in cases])
write("statistics.json", {"format": "countermark-engine-statistics/1"}, statistics())
