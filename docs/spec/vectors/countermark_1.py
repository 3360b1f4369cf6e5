"""The native contract countermark/1 in Python, written from docs/spec/native-contract.md and sharing nothing with the Java code.

Each step is a method of Contract, so that wrong_ways.py can replace one step at a time.
"""

import hashlib
import hmac
import json
import struct
from decimal import Decimal, getcontext

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

getcontext().prec = 60


def aes(key, block):
    encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
    return encryptor.update(block) + encryptor.finalize()


def lp(text):
    data = text.encode("utf-8")
    return struct.pack(">I", len(data)) + data


def hkdf(ikm, salt, info, length=32):
    """RFC 5869 with SHA-256; one block of output is all that a 32-byte key needs."""
    assert length == 32
    prk = hmac.new(salt, ikm, hashlib.sha256).digest()
    return hmac.new(prk, info + b"\x01", hashlib.sha256).digest()


def words(block):
    return list(struct.unpack(">4I", block))


class Contract:
    # --- profile and keys ---

    def canonical(self, profile):
        return json.dumps(profile, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")

    def epoch_key(self, root, label):
        return hkdf(root, b"countermark/1", lp("epoch") + lp(label))

    def purpose_key(self, epoch_key, digest, purpose):
        return hkdf(epoch_key, digest, lp(purpose))

    # --- word of a token ---

    def context_bytes(self, tokens):
        data = b"".join(struct.pack(">I", t) for t in tokens)
        return data + b"\x00" * (-len(data) % 16)

    def mac(self, key, data):
        state = bytes(16)
        for i in range(0, len(data), 16):
            state = aes(key, bytes(a ^ b for a, b in zip(state, data[i : i + 16])))
        return state

    def word(self, key, c, token):
        block = aes(key, c[:12] + struct.pack(">I", token // 4))
        return words(block)[token % 4]

    def is_trace(self, c, share):
        return int.from_bytes(c[12:], "big") < share * 65536

    def masks(self, key, c):
        return aes(key, c)

    def mask(self, masks, payload, trace):
        if not trace or payload == 0:
            return 0
        parities = [bin(a & payload).count("1") & 1 for a in words(masks)]
        return sum(p << (31 - b) for b, p in enumerate(parities))

    def marked(self, word, mask):
        return word ^ mask

    # --- score ---

    def patterns(self, profile, word, mask, trace):
        """The scores of a unit under all sixteen values of the mask's upper four bits; payloads decide which one counts."""
        words = [word ^ (x << 28) if trace else word for x in range(16)]
        return [self.score(profile, w, w) for w in words]

    def score(self, profile, marked, word):
        return getattr(self, profile["scheme"].replace("-", "_"))(profile, marked)

    def gumbel(self, profile, w):
        exact = -((Decimal(2**32 - w) / Decimal(2**32)).ln()) * 2**24
        floor = int(exact)
        # The contract's logarithm is a double's; the vectors avoid words where rounding could decide.
        if w != 0 and not Decimal("1e-5") < exact - floor < 1 - Decimal("1e-5"):
            raise ValueError("score too near an integer")
        return floor

    def tournament(self, profile, w):
        d = profile["depth"]
        if d == 1:
            return w >> 31
        return sum((w >> (31 - l) & 1) * (10 * (d - 1) - 9 * l) for l in range(d))

    def green_list(self, profile, w):
        return 1 if (w >> 16) < profile["gamma"] else 0

    # --- all of it ---

    def context_key(self, keys):
        return keys["context"]

    def payload_key(self, keys):
        return keys["payload"]

    def expected(self, root, epoch, profile, context, token, payload):
        digest = hashlib.sha256(self.canonical(profile)).digest()
        epoch_key = self.epoch_key(root, epoch)
        keys = {p: self.purpose_key(epoch_key, digest, p) for p in ("context", "word", "payload")}
        c = self.mac(self.context_key(keys), self.context_bytes(context))
        trace = self.is_trace(c, profile["traceShare"])
        masks = self.masks(self.payload_key(keys), c)
        word = self.word(keys["word"], c, token)
        mask = self.mask(masks, payload, trace)
        marked = self.marked(word, mask)
        return {
            "profileDigest": digest.hex(),
            "epochKey": epoch_key.hex(),
            "contextKey": keys["context"].hex(),
            "wordKey": keys["word"].hex(),
            "payloadKey": keys["payload"].hex(),
            "mac": c.hex(),
            "channel": "trace" if trace else "provider",
            "masks": masks.hex(),
            "word": "%08x" % word,
            "mask": "%08x" % mask,
            "markedWord": "%08x" % marked,
            "score": self.score(profile, marked, word),
            "patternScores": self.patterns(profile, word, mask, trace),
        }
