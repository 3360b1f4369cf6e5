"""Ways to be wrong: the contract with one step replaced. For each, the first field where it must be found out."""

import json
import struct
from decimal import Decimal

from countermark_1 import Contract, aes, hkdf, words


class Way(Contract):
    field = None
    note = None


class ProfileKeysUnsorted(Way):
    field, note = "profileDigest", "digest over the profile's fields in reverse order"

    def canonical(self, profile):
        return json.dumps(dict(sorted(profile.items(), reverse=True)), separators=(",", ":")).encode()


class ProfileWithSpaces(Way):
    field, note = "profileDigest", "digest over JSON with spaces after colons and commas"

    def canonical(self, profile):
        return json.dumps(profile, sort_keys=True).encode()


class EpochLabelWithoutLength(Way):
    field, note = "epochKey", "HKDF info without length prefixes"

    def epoch_key(self, root, label):
        return hkdf(root, b"countermark/1", b"epoch" + label.encode())


class EpochSaltMissing(Way):
    field, note = "epochKey", "HKDF with an empty salt for the epoch key"

    def epoch_key(self, root, label):
        return hkdf(root, b"", struct.pack(">I", 5) + b"epoch" + struct.pack(">I", len(label)) + label.encode())


class PurposeKeysUnbound(Way):
    field, note = "contextKey", "purpose keys not salted with the profile's digest"

    def purpose_key(self, epoch_key, digest, purpose):
        return super().purpose_key(epoch_key, b"countermark/1", purpose)


class ContextNewestFirst(Way):
    field, note = "mac", "context tokens newest first"

    def context_bytes(self, tokens):
        return super().context_bytes(tokens[::-1])


class ContextOffByOne(Way):
    field, note = "mac", "context ends one token too early, and starts one too early"

    def context_bytes(self, tokens):
        return super().context_bytes([9] + tokens[:-1])


class ContextLittleEndian(Way):
    field, note = "mac", "context tokens as little-endian integers"

    def context_bytes(self, tokens):
        data = b"".join(struct.pack("<I", t) for t in tokens)
        return data + b"\x00" * (-len(data) % 16)


class ContextSignedBytes(Way):
    field, note = "mac", "bytes of a token widened with their sign before they are put together"

    def context_bytes(self, tokens):
        def widen(t):
            signed = struct.unpack(">4b", struct.pack(">I", t))
            out = 0
            for i, b in enumerate(signed):
                out |= b << (24 - 8 * i)
            return out & 0xFFFFFFFF

        return super().context_bytes([widen(t) for t in tokens])


class ContextPaddedWithBit(Way):
    field, note = "mac", "padding of a one bit and zeros instead of zeros"

    def context_bytes(self, tokens):
        data = b"".join(struct.pack(">I", t) for t in tokens)
        pad = -len(data) % 16
        return data + (b"\x80" + b"\x00" * (pad - 1) if pad else b"")


class ContextNotChained(Way):
    field, note = "mac", "blocks of a long context not chained: only the last one counts"

    def mac(self, key, data):
        return aes(key, data[-16:])


class ContextUnderWordKey(Way):
    field, note = "mac", "context under the word key"

    def context_key(self, keys):
        return keys["word"]


class ChannelSigned(Way):
    field, note = "channel", "last four bytes compared as a signed integer"

    def is_trace(self, c, share):
        return int.from_bytes(c[12:], "big", signed=True) < share * 65536


class ChannelLimitOverflows(Way):
    field, note = "channel", "traceShare * 65536 in 32 bits, so that the whole share becomes nothing"

    def is_trace(self, c, share):
        return int.from_bytes(c[12:], "big") < (share * 65536) % 2**32


class ChannelFromFirstBytes(Way):
    field, note = "channel", "channel decided by the first four bytes"

    def is_trace(self, c, share):
        return int.from_bytes(c[:4], "big") < share * 65536


class MasksUnderWordKey(Way):
    field, note = "masks", "payload masks under the word key"

    def payload_key(self, keys):
        return keys["word"]


class WordLittleEndian(Way):
    field, note = "word", "words of a block read as little-endian integers"

    def word(self, key, c, token):
        return struct.unpack("<4I", aes(key, c[:12] + struct.pack(">I", token // 4)))[token % 4]


class CounterLittleEndian(Way):
    field, note = "word", "counter as a little-endian integer"

    def word(self, key, c, token):
        return words(aes(key, c[:12] + struct.pack("<I", token // 4)))[token % 4]


class CounterIsToken(Way):
    field, note = "word", "counter is the token, not the token div 4"

    def word(self, key, c, token):
        return words(aes(key, c[:12] + struct.pack(">I", token)))[token % 4]


class LanesReversed(Way):
    field, note = "word", "word 3 - v mod 4 of the block instead of v mod 4"

    def word(self, key, c, token):
        return words(aes(key, c[:12] + struct.pack(">I", token // 4)))[3 - token % 4]


class CounterInFront(Way):
    field, note = "word", "counter before the twelve bytes instead of behind them"

    def word(self, key, c, token):
        return words(aes(key, struct.pack(">I", token // 4) + c[:12]))[token % 4]


class MaskInLowBits(Way):
    field, note = "mask", "parities in bits 0 to 3"

    def mask(self, masks, payload, trace):
        return super().mask(masks, payload, trace) >> 28


class MaskReversed(Way):
    field, note = "mask", "parity of a_0 in bit 28, of a_3 in bit 31"

    def mask(self, masks, payload, trace):
        m = super().mask(masks, payload, trace) >> 28
        return sum((m >> i & 1) << (31 - i) for i in range(4))


class MaskInProviderChannel(Way):
    field, note = "mask", "mask applied in the provider channel too"

    def mask(self, masks, payload, trace):
        return super().mask(masks, payload, True)


class PayloadLowHalf(Way):
    field, note = "mask", "only the low 16 bits of the payload"

    def mask(self, masks, payload, trace):
        return super().mask(masks, payload & 0xFFFF, trace)


class PayloadLittleEndian(Way):
    field, note = "mask", "bytes of the payload reversed"

    def mask(self, masks, payload, trace):
        return super().mask(masks, int.from_bytes(payload.to_bytes(4, "big"), "little"), trace)


class MaskAdded(Way):
    field, note = "markedWord", "mask added to the word instead of XORed"

    def marked(self, word, mask):
        return (word + mask) % 2**32


class ScoreOfUnmarkedWord(Way):
    field, note = "score", "score of the word before the mask"

    def score(self, profile, marked, word):
        return super().score(profile, word, word)


class GumbelRounded(Way):
    field, note = "score", "rounded to the nearest integer instead of down"

    def gumbel(self, profile, w):
        return int((-((Decimal(2**32 - w) / Decimal(2**32)).ln()) * 2**24).to_integral_value())


class GumbelOtherTail(Way):
    field, note = "score", "-ln(w/2^32) instead of -ln(1 - w/2^32)"

    def gumbel(self, profile, w):
        return super().gumbel(profile, 2**32 - w)


class TournamentWeightsReversed(Way):
    field, note = "score", "layers weighted from 1 to 10 instead of 10 to 1"

    def tournament(self, profile, w):
        d = profile["depth"]
        return sum((w >> (31 - l) & 1) * (10 * (d - 1) - 9 * (d - 1 - l)) for l in range(d))


class TournamentFromLowBits(Way):
    field, note = "score", "layer l reads bit l instead of bit 31 - l"

    def tournament(self, profile, w):
        d = profile["depth"]
        return sum((w >> l & 1) * (10 * (d - 1) - 9 * l) for l in range(d))


class GreenListFromLowBits(Way):
    field, note = "score", "green by the low 16 bits"

    def green_list(self, profile, w):
        return 1 if (w & 0xFFFF) < profile["gamma"] else 0


class GreenListSigned(Way):
    field, note = "score", "word shifted right with its sign"

    def green_list(self, profile, w):
        return 1 if ((w - 2**32 if w >> 31 else w) >> 16) < profile["gamma"] else 0


class PatternBitsReversed(Way):
    field, note = "patternScores", "patterns numbered with the parity of a_0 in the lowest bit"

    def patterns(self, profile, word, mask, trace):
        scores = super().patterns(profile, word, mask, trace)
        return [scores[int("{:04b}".format(x)[::-1], 2)] for x in range(16)]


class PatternsOfMarkedWord(Way):
    field, note = "patternScores", "patterns counted from the marked word instead of the word"

    def patterns(self, profile, word, mask, trace):
        return super().patterns(profile, word ^ mask, mask, trace)


class PatternsInProviderChannel(Way):
    field, note = "patternScores", "sixteen scores in the provider channel too"

    def patterns(self, profile, word, mask, trace):
        return super().patterns(profile, word, mask, True)


WAYS = [
    value
    for value in list(globals().values())
    if isinstance(value, type) and issubclass(value, Way) and value is not Way
]
