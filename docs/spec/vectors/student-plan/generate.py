#!/usr/bin/env python3
"""Writes plans.json from docs/spec/student-plan.md alone; Python 3.9 or later, standard library only."""
import decimal
import hashlib
import json
import pathlib

HERE = pathlib.Path(__file__).parent


def digest(name):
    return hashlib.sha256(name.encode("ascii")).hexdigest()


PLAN = {
    "plan": "countermark-student-plan/1",
    "profileDigest": digest("profile"),
    "keyCommitment": digest("key"),
    "tokenizer": "o200k_base",
    "channel": "provider",
    "mode": "closed",
    "arm": "unseen",
    "prompts": 100,
    "promptsDigest": digest("prompts"),
    "completions": 400,
    "tokensEach": 200,
    "fixedUnits": 40000,
    "contexts": "none",
    "proxy": "none",
    "weighing": "sum",
    "alpha": "1e-6",
    "minimumUnits": 50,
    "stopping": "e-value",
    "decoys": 99,
    "placebos": "none",
    "baseModel": "none",
}


def changed(**fields):
    return {**PLAN, **fields}


def canonical(plan):
    sign, digits, exponent = decimal.Decimal(plan["alpha"]).as_tuple()
    number = int("".join(map(str, digits)))
    while number % 10 == 0:
        number, exponent = number // 10, exponent + 1
    assert sign == 0 and 1 <= number <= 999999999
    text = json.dumps({**plan, "alpha": f"{number}e{exponent}"}, sort_keys=True, separators=(",", ":"))
    assert text.isascii() and "\\" not in text
    return text


ACCEPTED = {
    "closed": json.dumps(PLAN),
    "canonical already": canonical(PLAN),
    "confined, with a cohort and a proxy": json.dumps(
        changed(channel="payload:4194303", contexts=digest("contexts"), proxy="counts", weighing="mixture", arm="seen")
    ),
    "open, with a base model": json.dumps(
        changed(mode="open", tokensEach=1, completions=5000, fixedUnits=2500, baseModel="theirs-7b-base")
    ),
    "two placebos": json.dumps(changed(placebos=digest("later") + "," + digest("latest"), decoys=0)),
    "alpha in full": json.dumps(changed(alpha="0.000001")),
    "alpha with zeros": json.dumps(changed(alpha="+2.50E-02")),
    "extremes": json.dumps(
        changed(
            channel="payload:4294967295",
            completions=2147483647,
            tokensEach=2147483647,
            fixedUnits=2147483647,
            minimumUnits=2147483647,
            prompts=2147483647,
            decoys=10000,
            alpha="999999999e-9999",
            tokenizer="!" * 200,
        )
    ),
    "least": json.dumps(
        changed(
            channel="payload:0", completions=1, tokensEach=1, fixedUnits=1, minimumUnits=1, prompts=1, decoys=0, alpha="9e-1"
        )
    ),
    "white space and another order": " \n" + json.dumps(dict(sorted(PLAN.items(), reverse=True)), indent=2) + "\n",
}


def field(name, value):
    return f"{json.dumps(name)}:{json.dumps(value)}"


FIRST = canonical(PLAN)


def edits(**fields):
    """Texts of the first plan, and what stands instead."""
    pairs = [[field(name, PLAN[name]), field(name, value)] for name, value in fields.items() if name in PLAN]
    return pairs + [["{", "{" + field(name, value) + ","] for name, value in fields.items() if name not in PLAN]


def without(name):
    text = field(name, PLAN[name])
    return [[text + "," if text + "," in FIRST else "," + text, ""]]


def edited(pairs):
    text = FIRST
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def refused():
    """Name, edits, and whether the schema sees it."""
    for name in sorted(PLAN):
        yield f"without {name}", without(name), True
        yield f"null as {name}", edits(**{name: None}), True
        other = 7 if isinstance(PLAN[name], str) else str(PLAN[name])
        yield f"another type of {name}", edits(**{name: other}), True
    yield "an unknown field", edits(unitRule="modal"), True
    yield "a field twice", [["{", '{"arm":"unseen",']], False
    yield "text behind it", [["}", "} {}"]], False
    yield "a list", [["{", "[{"], ["}", "}]"]], True
    yield "another version", edits(plan="countermark-student-plan/2"), True
    yield "another stopping rule", edits(stopping="p-value"), True
    yield "another mode", edits(mode="ajar"), True
    yield "another arm", edits(arm="both"), True
    yield "another weighing", edits(proxy="counts", weighing="modal"), True
    yield "weighing without a proxy", edits(weighing="mixture"), True
    yield "a proxy that is not used", edits(proxy="counts"), True
    yield "open with a proxy", edits(mode="open", tokensEach=1, proxy="counts", weighing="mixture"), True
    yield "open with completions", edits(mode="open"), True
    yield "a digest in capitals", edits(profileDigest=digest("profile").upper()), True
    yield "a short digest", edits(promptsDigest="ab"), True
    yield "a short commitment", edits(keyCommitment="ab"), True
    yield "contexts by name", edits(contexts="logs.contexts"), True
    yield "a placebo twice", edits(placebos=digest("later") + "," + digest("later")), False
    yield "the key as a placebo", edits(placebos=digest("key")), False
    yield "a comma behind the placebos", edits(placebos=digest("later") + ","), True
    yield "a payload out of range", edits(channel="payload:4294967296"), False
    yield "a payload with a zero in front", edits(channel="payload:07"), True
    yield "too many decoys", edits(decoys=10001), True
    yield "a negative number of decoys", edits(decoys=-1), True
    for name in ("prompts", "completions", "tokensEach", "fixedUnits", "minimumUnits"):
        yield f"no {name}", edits(**{name: 0}), True
        yield f"{name} of 2^31", edits(**{name: 1 << 31}), True
    yield "a fraction", edits(prompts=100.5), True
    yield "a whole number as a fraction", edits(prompts=100.0), False
    yield "more units needed than taken", edits(minimumUnits=40001), False
    for alpha in ("0", "1", "-1e-6", "", "1e-10000", "1234567891e-12", "NaN", "one", " 1e-6", "0x1p-3"):
        yield f"alpha {alpha!r}", edits(alpha=alpha), True
    yield "a space in a name", edits(baseModel="their model"), True
    yield "an empty name", edits(tokenizer=""), True
    yield "a name that is too long", edits(tokenizer="t" * 201), True
    yield "a name that needs an escape", edits(baseModel='a"b'), True


def accepted(text):
    form = canonical(json.loads(text))
    return {"given": text, "canonical": form, "digest": hashlib.sha256(form.encode("ascii")).hexdigest()}


def refusal(pairs, seen):
    edited(pairs)
    return {"edits": pairs, "seenBySchema": seen}


vectors = {
    "plans": [{"name": name, **accepted(text)} for name, text in ACCEPTED.items()],
    "refused": [{"name": name, **refusal(pairs, seen)} for name, pairs, seen in refused()],
}
(HERE / "plans.json").write_text(json.dumps(vectors, indent=1) + "\n", encoding="ascii")
