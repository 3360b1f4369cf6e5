#!/usr/bin/env python3
"""Writes vectors.csv and example.ndjson from docs/spec/registry.md alone; Python 3.9 or later, standard library only."""
import hashlib
import hmac
import json
import pathlib

HERE = pathlib.Path(__file__).parent
FORMAT = "countermark/registry/1"
ROUNDS = 10


def lp(text):
    data = text.encode("utf-8")
    return len(data).to_bytes(4, "big") + data


def mac(secret, purpose, data=b""):
    return hmac.new(secret, lp(FORMAT + "/" + purpose) + data, hashlib.sha256).digest()


def secret_id(secret):
    return mac(secret, "id")[:8].hex()


def pseudonym(secret, account):
    return mac(secret, "pseudonym", account.encode("utf-8"))[:16].hex()


class Shuffle:
    def __init__(self, secret, bits):
        self.secret, self.bits, self.half, self.known = secret, bits, (bits + 1) // 2, {}

    def round(self, number, value):
        if (number, value) not in self.known:
            data = bytes([self.bits, number]) + value.to_bytes(4, "big")
            hashed = int.from_bytes(mac(self.secret, "shuffle", data)[:4], "big")
            self.known[number, value] = hashed % (1 << self.half)
        return self.known[number, value]

    def payload(self, number):
        value = number
        while True:
            left, right = value >> self.half, value % (1 << self.half)
            for i in range(ROUNDS):
                left, right = right, left ^ self.round(i, right)
            value = left << self.half | right
            if 0 < value < 1 << self.bits:
                return value


def decoys(count, bits, given, digest):
    enough = max(given).bit_length() if given else 1
    while enough < bits and (1 << enough) - 1 - len(given) < count:
        enough += 1
    taken = set(given)
    free = [payload for payload in range(1, 1 << enough) if payload not in taken]
    for i in range(count):
        hashed = hashlib.sha256(bytes.fromhex(digest) + i.to_bytes(4, "big")).digest()
        draw = int.from_bytes(hashed[:4], "big")
        j = i + (draw * (len(free) - i) >> 32)
        free[i], free[j] = free[j], free[i]
    return sorted(free[:count])


def example(secret):
    """alice, bob and carol; a ring that bob is in for some days; two epochs."""
    shuffle = Shuffle(secret, 10)
    start, later, back = "2026-11-01T00:00:00Z", "2026-11-05T12:00:00Z", "2026-11-09T23:59:59Z"
    alice, bob, carol = (pseudonym(secret, name) for name in ("alice", "bob", "carol"))
    lines = [
        {"format": FORMAT, "bits": 10, "order": "shuffled", "secret": secret_id(secret)},
        {"account": alice, "payload": shuffle.payload(1), "since": start},
        {"account": bob, "payload": shuffle.payload(2), "since": start},
        {"account": carol, "payload": shuffle.payload(4), "since": later},
        {"cohort": "ring-7", "payload": shuffle.payload(3), "since": "2026-11-01T00:01:00Z"},
        {"move": bob, "to": "ring-7", "since": later},
        {"move": carol, "to": "ring-7", "since": later},
        {"move": bob, "to": None, "since": back},
        {"epoch": "2026-10", "since": "2026-10-01T00:00:00Z"},
        {"epoch": "2026-11", "since": start},
        {"end": FORMAT, "next": 5, "accounts": 3, "cohorts": 1, "moves": 3, "epochs": 2},
    ]
    given = sorted(shuffle.payload(n) for n in (1, 2, 3, 4))
    return "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines), given


def main():
    secrets = [bytes(range(32)), hashlib.sha256(b"another secret").digest()]
    accounts = ["alice", "Alice", "a", "user@example.org", "ünïcödé \U0001f600", "x" * 4096]
    rows = ["kind,secret,first,second,expected"]
    for secret in secrets:
        rows.append(f"id,{secret.hex()},,,{secret_id(secret)}")
        for account in accounts:
            rows.append(f"pseudonym,{secret.hex()},{account.encode('utf-8').hex()},,{pseudonym(secret, account)}")
        for bits in (8, 9, 12, 15, 20, 21, 22):
            shuffle = Shuffle(secret, bits)
            for number in (1, 2, 3, 100, (1 << bits) - 2, (1 << bits) - 1):
                rows.append(f"shuffle,{secret.hex()},{bits},{number},{shuffle.payload(number)}")
    text, given = example(secrets[0])
    (HERE / "example.ndjson").write_bytes(text.encode("ascii"))
    digest = hashlib.sha256(text.encode("ascii")).hexdigest()
    rows.append(f"digest,{secrets[0].hex()},example.ndjson,,{digest}")
    for count in (1, 5, 99, 600):
        drawn = " ".join(str(payload) for payload in decoys(count, 10, given, digest))
        rows.append(f"decoys,{secrets[0].hex()},example.ndjson,{count},{drawn}")
    (HERE / "vectors.csv").write_text("\n".join(rows) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
