#!/usr/bin/env python3
"""Writes vectors.json from docs/spec/key-commitment.md alone; Python 3.9 or later with cryptography 48 or later (OpenSSL 3.5 inside).

Its ML-DSA signature is randomised, so each run writes another one.
"""
import base64
import copy
import hashlib
import hmac
import json
import pathlib

from cryptography.hazmat.primitives.asymmetric import ed25519, mldsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

HERE = pathlib.Path(__file__).parent
TYPE = "countermark/key-commitment/1"
OPENING = "countermark/key-opening/1"
ROOT_KEY = bytes(range(32))
SEALING_KEY = bytes(range(64))
LABELS = ["2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11"]
OPENED = "2026-07"
PROFILE = {
    "contextWidth": 4,
    "contract": "countermark/1",
    "scheme": "gumbel",
    "tokenizer": "o200k_base",
    "traceShare": 32768,
}


def lp(text):
    return len(text.encode()).to_bytes(4, "big") + text.encode()


def sha(data):
    return hashlib.sha256(data).digest()


def canonical(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def hkdf(ikm, salt, info):
    """RFC 5869 with SHA-256, for 32 bytes, which are one block."""
    prk = hmac.new(salt, ikm, hashlib.sha256).digest()
    return hmac.new(prk, info + b"\x01", hashlib.sha256).digest()


def tree(leaves):
    """MTH of RFC 6962, section 2.1, over hashes of leaves."""
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while 2 * k < len(leaves):
        k *= 2
    return sha(b"\x01" + tree(leaves[:k]) + tree(leaves[k:]))


def path(m, leaves):
    """PATH of RFC 6962, section 2.1.1."""
    if len(leaves) == 1:
        return []
    k = 1
    while 2 * k < len(leaves):
        k *= 2
    if m < k:
        return path(m, leaves[:k]) + [tree(leaves[k:])]
    return path(m - k, leaves[k:]) + [tree(leaves[:k])]


def b64(data):
    return base64.b64encode(data).decode("ascii")


PROFILE_DIGEST = sha(canonical(PROFILE))
KEYS = {label: hkdf(ROOT_KEY, b"countermark/1", lp("epoch") + lp(label)) for label in LABELS}
assert KEYS["2026-11"].hex() == "85be4f081513a896e8d6e3c638d1abb012ef24b4190e2dc4e44fc29cbc5bf0c2"
COMMITMENTS = {label: sha(lp("countermark/commitment/1") + PROFILE_DIGEST + key) for label, key in KEYS.items()}
LEAVES = [sha(b"\x00" + lp(label) + COMMITMENTS[label]) for label in LABELS]
DOCUMENT = {
    "labels": LABELS,
    "profileDigest": PROFILE_DIGEST.hex(),
    "root": tree(LEAVES).hex(),
    "type": TYPE,
}


def sealed(document):
    classical = ed25519.Ed25519PrivateKey.from_private_bytes(SEALING_KEY[:32])
    lattice = mldsa.MLDSA65PrivateKey.from_seed_bytes(SEALING_KEY[32:])
    public = classical.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    message = lp("countermark/seal/1") + lp(TYPE) + sha(canonical(document))
    seal = {
        "ed25519": b64(classical.sign(message)),
        "key": "countermark/seal-key/1:" + b64(public + lattice.public_key().public_bytes_raw()),
        "mlDsa65": b64(lattice.sign(message)),
    }
    return {**document, "seal": seal}


def opening(document, label):
    index = LABELS.index(label)
    hashes = [hash.hex() for hash in path(index, LEAVES)]
    return {"commitment": document, "index": index, "path": hashes, "type": OPENING}


def file(value):
    return (canonical(value) + b"\n").decode()


DEFECTS = []
GOOD = opening(DOCUMENT, OPENED)


def defect(kind, name, why, change):
    value = copy.deepcopy(GOOD)
    DEFECTS.append({"kind": kind, "name": name, "why": why, "file": file(change(value) or value)})


def put(name, value):
    def change(document):
        document[name] = value

    return change


def inner(name, value):
    def change(document):
        document["commitment"][name] = value

    return change


def without(name):
    def change(document):
        del document["commitment"][name]

    return change


defect("form", "another type", 'field "type"', put("type", TYPE))
defect("form", "commitment of another type", 'field "type"', inner("type", OPENING))
defect("form", "unknown field", "unknown field", put("key", KEYS[OPENED].hex()))
defect("form", "unknown field of the commitment", "unknown field", inner("keys", []))
defect("form", "no root", '"root" is missing', without("root"))
defect("form", "no labels", "labels must be 1..10000", inner("labels", []))
defect("form", "labels of a label twice", "labels must differ", inner("labels", LABELS[:6] + LABELS[:1]))
defect("form", "label with a space", "visible ASCII", inner("labels", ["2026 05"] + LABELS[1:]))
defect("form", "index behind the end", "index must be in 0..6", put("index", 7))
defect("form", "negative index", "index must be in", put("index", -1))
defect("form", "huge index", "index must be in", put("index", 2**32 + 2))
defect("form", "hash in capitals", "64 lower-case", put("path", [hash.upper() for hash in GOOD["path"]]))
defect("form", "hash cut short", "64 lower-case", put("path", [GOOD["path"][0][:62]] + GOOD["path"][1:]))
defect("form", "path too long for any tree", "at most 14", put("path", GOOD["path"] * 5))
defect("form", "seal of one signature", '"mlDsa65" is missing',
       inner("seal", {k: v for k, v in sealed(DOCUMENT)["seal"].items() if k != "mlDsa65"}))
defect("form", "time stamp that is no base64", "base64", inner("timeStamp", "***"))
defect("opening", "opening of another epoch", "another label", lambda document: opening(DOCUMENT, "2026-08"))
defect("opening", "index of another epoch", "another label", put("index", 1))
defect("opening", "labels swapped", "another label",
       inner("labels", LABELS[:2] + [LABELS[3], LABELS[2]] + LABELS[4:]))
defect("opening", "another profile", "another profile", inner("profileDigest", sha(b"other").hex()))
defect("opening", "another root", "does not lead", inner("root", sha(b"other").hex()))
defect("opening", "path of another epoch", "does not lead", put("path", opening(DOCUMENT, "2026-08")["path"]))
defect("opening", "path upside down", "does not lead", put("path", GOOD["path"][::-1]))
defect("opening", "path too short", "does not lead", put("path", GOOD["path"][:-1]))
defect("opening", "path too long", "does not lead", put("path", GOOD["path"] + GOOD["path"][:1]))
defect("opening", "no path", "does not lead", put("path", []))
defect("opening", "fewer labels", "does not lead", inner("labels", LABELS[:4]))
defect("opening", "one label alone, with the leaf as root", "another label",
       lambda document: {**document, "index": 0, "path": [],
                         "commitment": {**DOCUMENT, "labels": ["2026-06"], "root": LEAVES[2].hex()}})

VECTORS = {
    "note": "Written by generate.py. The keys are examples and protect nothing.",
    "profile": PROFILE,
    "epochKeys": {label: key.hex() for label, key in KEYS.items()},
    "commitment": file(DOCUMENT),
    "sealed": file(sealed(DOCUMENT)),
    "digest": sha(canonical(DOCUMENT)).hex(),
    "opened": OPENED,
    "openings": {label: file(opening(DOCUMENT, label)) for label in LABELS},
    "defects": DEFECTS,
}
(HERE / "vectors.json").write_text(json.dumps(VECTORS, indent=1) + "\n", encoding="ascii")
