#!/usr/bin/env python3
"""Writes seal.json from docs/spec/seal.md alone; Python 3.9 or later with cryptography 48 or later (OpenSSL 3.5 inside).

Its ML-DSA signatures are randomised, so each run writes other ones. With a file as argument, which holds the base64 of an ML-DSA-65
signature made elsewhere with the same key on the same message, it verifies that one instead.
"""
import base64
import hashlib
import json
import pathlib
import sys

from cryptography.hazmat.primitives.asymmetric import ed25519, mldsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

HERE = pathlib.Path(__file__).parent
SECRET = bytes(range(64))
PURPOSE = "example"
DIGEST = hashlib.sha256(b"abc").digest()


def lp(text):
    data = text.encode("utf-8")
    return len(data).to_bytes(4, "big") + data


def b64(data):
    return base64.b64encode(data).decode("ascii")


classical = ed25519.Ed25519PrivateKey.from_private_bytes(SECRET[:32])
lattice = mldsa.MLDSA65PrivateKey.from_seed_bytes(SECRET[32:])
message = lp("countermark/seal/1") + lp(PURPOSE) + DIGEST
if len(sys.argv) > 1:
    lattice.public_key().verify(base64.b64decode(pathlib.Path(sys.argv[1]).read_text()), message)
    print("the ML-DSA-65 signature holds")
    sys.exit()

public = classical.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw) + lattice.public_key().public_bytes_raw()
vector = {
    "secret": SECRET.hex(),
    "check": hashlib.sha256(lp("countermark/sealing-key/1") + lp("lab") + SECRET).hexdigest()[:16],
    "verifyingKey": "countermark/seal-key/1:" + b64(public),
    "fingerprint": hashlib.sha256(lp("countermark/seal-key/1") + public).hexdigest(),
    "purpose": PURPOSE,
    "sha256": DIGEST.hex(),
    "message": message.hex(),
    "ed25519": b64(classical.sign(message)),
    "mlDsa65": b64(lattice.sign(message)),
}
(HERE / "seal.json").write_text(json.dumps(vector, indent=2) + "\n")
