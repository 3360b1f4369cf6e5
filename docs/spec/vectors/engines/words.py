"""The word functions of docs/spec/engines.md, from that page alone; Python 3.9 or later, standard library only."""
import hashlib

M32 = 2**32 - 1
M64 = 2**64 - 1
ABSENT = -1


def signed(x):
    x &= M64
    return x - 2**64 if x >= 2**63 else x


# vLLM


def philox(counter, key):
    c0, c1, c2, c3 = counter
    k0, k1 = key
    for _ in range(10):
        p, q = 0xCD9E8D57 * c2, 0xD2511F53 * c0
        c0, c1, c2, c3 = (p >> 32) ^ c1 ^ k0, p & M32, (q >> 32) ^ c3 ^ k1, q & M32
        k0, k1 = (k0 + 0x9E3779B9) & M32, (k1 + 0xBB67AE85) & M32
    return [c0, c1, c2, c3]


def vllm_state(key, context):
    state = [0x574D4358, len(context), 0, 0]
    for offset in range(0, len(context), 4):
        block = context[offset : offset + 4]
        block = [t & M32 for t in block] + [M32 - i for i in range(len(block), 4)]
        state = philox([s ^ b for s, b in zip(state, block)], ((key & M32) ^ offset, key >> 32))
    return state


def vllm_word(key, context, token, packed):
    s = vllm_state(key, context)
    counter = [token >> 2 if packed else token, s[0], s[1], s[2]]
    return philox(counter, ((key & M32) ^ s[3], (key >> 32) ^ 0x574D544B))[token & 3 if packed else 0]


def vllm_keys(key):
    return [
        int.from_bytes(hashlib.sha256(name + key.to_bytes(8, "big")).digest()[:8], "big") for name in (b"key_a", b"key_b")
    ]


# SGLang


def murmur(words):
    data = b"".join((w & M32).to_bytes(4, "little") for w in words)
    h = 0
    for i in range(0, len(data), 4):
        k = int.from_bytes(data[i : i + 4], "little") * 0xCC9E2D51 & M32
        k = (k << 15 | k >> 17) & M32
        h ^= k * 0x1B873593 & M32
        h = (h << 13 | h >> 19) & M32
        h = (h * 5 + 0xE6546B64) & M32
    h ^= len(data)
    h = (h ^ h >> 16) * 0x85EBCA6B & M32
    h = (h ^ h >> 13) * 0xC2B2AE35 & M32
    return h ^ h >> 16


def halves(key):
    return [key & M32, key >> 32]


def sglang_word(key, context, token):
    return murmur(halves(key) + [murmur(context), token])


def sglang_dual(a, b, coin, context, token):
    first = murmur(halves(a) + halves(b) + [murmur(context)]) < coin
    return sglang_word(a if first else b, context, token)


# MT19937


class Twister:
    def __init__(self, seed):
        self.s = [seed & M32]
        for i in range(1, 624):
            self.s.append((1812433253 * (self.s[-1] ^ self.s[-1] >> 30) + i) & M32)
        self.at = 624

    def next(self):
        s = self.s
        if self.at == 624:
            for i in range(624):
                y = s[i] & 0x80000000 | s[(i + 1) % 624] & 0x7FFFFFFF
                s[i] = s[(i + 397) % 624] ^ y >> 1 ^ (0x9908B0DF if y & 1 else 0)
            self.at = 0
        y = s[self.at]
        self.at += 1
        y ^= y >> 11
        y ^= y << 7 & 0x9D2C5680
        y ^= y << 15 & 0xEFC60000
        return y ^ y >> 18


def permutation(seed, n):
    twister, r = Twister(seed), list(range(n))
    for i in range(n - 1):
        j = i + twister.next() % (n - i)
        r[i], r[j] = r[j], r[i]
    return r


# SynthID-Text

LCG = 6364136223846793005
TABLE = None


def fold(h, data):
    for d in data:
        h = ((h + d) * LCG + 1) & M64
    return h


def synthid_table():
    global TABLE
    if TABLE is None:
        twister = Twister(0)
        TABLE = [twister.next() & 1 for _ in range(65536)]
    return TABLE


def pack(bits):
    return sum(bit << (31 - i) for i, bit in enumerate(bits))


def synthid_hf(keys, context, token):
    h = fold(1, context + [token])
    return pack([synthid_table()[fold(h, [k]) & 0xFFFF] for k in keys])


def synthid_start(keys):
    data = b"".join((k & M64).to_bytes(8, "little") for k in keys)
    return int.from_bytes(hashlib.sha256(data).digest(), "big") % (2**63 - 1)


def synthid_deepmind(keys, context, token):
    h = fold(synthid_start(keys), context + [token])
    bits = []
    for k in keys:
        x = fold(h, [k])
        for _ in range(12):
            x = signed(fold(x, [1])) >> 5
        bits.append(x >> 30 & 1)
    return pack(bits)


# Green lists of transformers


def left_seed(key, context):
    return key * context[-1] % (2**64 - 1) & M32


SELF_TABLES = {}


def self_seed(key, context, token):
    if key not in SELF_TABLES:
        SELF_TABLES[key] = permutation(key, 1000003)
    table = [SELF_TABLES[key][t % 1000003] + 1 for t in context + [token]]
    return min(signed(key * t * table[-1]) for t in table) % (2**64 - 1) & M32


LISTS = {}


def green_list(seed, green, vocabulary):
    name = (seed, green, vocabulary)
    if name not in LISTS:
        LISTS[name] = permutation(seed, vocabulary)[:green]
    return LISTS[name]


# TextSeal

PRIMES = [10000019, 10000247, 10000439, 10000643, 10000747, 10000867, 10000993, 10001213, 10001357, 10001501]


def textseal_sum(context, token):
    return sum(w * p for w, p in zip(context, PRIMES)) + 100000007 * token


def textseal(key, context, token):
    h = signed((textseal_sum(context, token) + 500001713 * key) * 15485863 * 40499)
    return (h ^ h >> 13) % 8191
