"""Writes the vectors of countermark/1: python3 generate.py (needs the package `cryptography`).

Inputs are drawn from SHA-256 of a counter, so that every run on every machine writes the same bytes, but for the
versions in the field "generator".
"""

import hashlib
import json
import pathlib
import platform
import re

import cryptography

from countermark_1 import Contract
from wrong_ways import WAYS

HERE = pathlib.Path(__file__).parent / "countermark-1"
GENERATOR = "docs/spec/vectors/generate.py, Python %s, cryptography %s" % (
    platform.python_version(),
    cryptography.__version__,
)
TOP = 2**31 - 1
ROOT = bytes(range(32))
PAYLOADS = [0, 1, 77777, 2**31, 2**32 - 1]
SHARES = [32768, 65536, 0, 1, 65535, 16384]
EDGE_TOKENS = [0, 1, 2, 3, 4, TOP, TOP - 1, TOP - 4, 65535, 65536]


class Draw:
    def __init__(self, name):
        self.name, self.n = name, 0

    def below(self, limit):
        self.n += 1
        digest = hashlib.sha256(("%s/%d" % (self.name, self.n)).encode()).digest()
        return int.from_bytes(digest[:16], "big") % limit

    def of(self, items):
        return items[self.below(len(items))]


def profile(scheme, h, share, tokenizer="o200k_base", **more):
    return dict(contextWidth=h, contract="countermark/1", scheme=scheme, tokenizer=tokenizer, traceShare=share, **more)


def vector(name, contract, root, epoch, prof, context, token, payload):
    assert len(context) == prof["contextWidth"]
    return {
        "id": name,
        "root": root.hex(),
        "epoch": epoch,
        "profile": dict(sorted(prof.items())),
        "context": context,
        "token": token,
        "payload": payload,
        "expected": contract.expected(root, epoch, prof, context, token, payload),
    }


def write(path, vectors, **header):
    lines = [json.dumps(v, separators=(",", ":")) for v in vectors]
    head = dict(format="countermark-vectors/1", contract="countermark/1", generator=GENERATOR, **header)
    text = json.dumps(head, separators=(",", ":"))[:-1] + ',"vectors":[\n' + ",\n".join(lines) + "\n]}\n"
    path.write_text(text, encoding="utf-8")
    return len(vectors)


def design():
    """The examples that native-contract.md prints."""
    gumbel = profile("gumbel", 4, 32768)
    tournament = profile("tournament", 4, 65536, depth=30)
    green = profile("green-list", 6, 0, gamma=16384)
    cases = [(gumbel, [1, 2, 3, 4], 5, p) for p in (0, 77777)]
    cases += [(gumbel, [15496, 11, 995, 0], t, p) for t in (5, 199999) for p in (0, 1, 77777)]
    cases += [(tournament, [1, 2, 3, 4], 5, p) for p in (0, 77777)]
    cases += [(green, [1, 2, 3, 4, 5, 6], t, 0) for t in (0, 5)]
    return [vector("design-%02d" % i, Contract(), ROOT, "2026-11", *c) for i, c in enumerate(cases, 1)]


def many(scheme, parameters):
    """Every context width and every parameter, with edge values among the drawn ones."""
    draw, out = Draw(scheme), []
    for i in range(max(96, len(parameters))):
        h = i % 16 + 1
        more = parameters[i % len(parameters)]
        share = SHARES[(i // 16) % len(SHARES)] if i < 96 else draw.below(65537)
        prof = profile(scheme, h, share, draw.of(["o200k_base", "cl100k_base", "sha256:0f/~+@#"]), **more)
        payload = PAYLOADS[i % 5] if i % 2 else draw.below(2**32)
        root = ROOT if i % 3 else hashlib.sha256(b"root %d" % i).digest()
        epoch = draw.of(["2026-11", "a", "x" * 200])
        while True:
            context = [draw.of(EDGE_TOKENS) if draw.below(4) == 0 else draw.below(2**31) for _ in range(h)]
            token = draw.of(EDGE_TOKENS) if i % 4 == 0 else draw.below(2**31 if i % 4 == 1 else 200000)
            try:
                out.append(vector("%s-%03d" % (scheme, i + 1), Contract(), root, epoch, prof, context, token, payload))
                break
            except ValueError:
                pass
    return out


def wrong(way):
    """Vectors that a correct program must refuse, at the way's field and at no earlier one."""
    draw, out = Draw(way.__name__), []
    schemes = {"Gumbel": "gumbel", "Tournament": "tournament", "GreenList": "green-list"}
    only = [s for prefix, s in schemes.items() if way.__name__.startswith(prefix)]
    while len(out) < 3:
        scheme = only[0] if only else draw.of(list(schemes.values()))
        more = {"gumbel": {}, "tournament": {"depth": 30}, "green-list": {"gamma": 16384}}[scheme]
        h = draw.of([1, 3, 4, 6, 16])
        prof = profile(scheme, h, draw.of([65536, 32768]), **more)
        args = (ROOT, "2026-11", prof, [draw.below(200000) for _ in range(h)], 5 + draw.below(200000), 1 + draw.below(2**32 - 1))
        try:
            right = Contract().expected(*args)
            candidate = vector("%s-%d" % (slug(way), len(out) + 1), way(), *args)
        except ValueError:
            continue
        differing = [f for f in right if right[f] != candidate["expected"][f]]
        if differing and differing[0] == way.field:
            out.append(candidate)
    return out


def slug(way):
    return re.sub(r"(?<!^)([A-Z])", r"-\1", way.__name__).lower()


def main():
    (HERE / "wrong").mkdir(parents=True, exist_ok=True)
    gammas = [1, 2, 255, 256, 16384, 21845, 32768, 49152, 65534, 65535]
    total = write(HERE / "design.json", design())
    total += write(HERE / "gumbel.json", many("gumbel", [{}]))
    total += write(HERE / "tournament.json", many("tournament", [{"depth": d} for d in range(1, 33)]))
    total += write(HERE / "green-list.json", many("green-list", [{"gamma": g} for g in gammas]))
    for way in WAYS:
        write(HERE / "wrong" / (slug(way) + ".json"), wrong(way), note=way.note, wrongField=way.field)
    print("%d vectors, %d ways to be wrong" % (total, len(WAYS)))


if __name__ == "__main__":
    main()
