#!/usr/bin/env python3
"""Writes vectors.json from docs/spec/evidence-bundle.md alone; Python 3.9 or later, standard library only."""
import copy
import hashlib
import hmac
import json
import pathlib

HERE = pathlib.Path(__file__).parent
TYPE = "countermark/evidence-bundle/1"
EPOCH_KEY = "85be4f081513a896e8d6e3c638d1abb012ef24b4190e2dc4e44fc29cbc5bf0c2"
ZEROS = "0" * 64


def utf16(name):
    return name.encode("utf-16-be")


def ordered(value):
    if isinstance(value, dict):
        return {name: ordered(value[name]) for name in sorted(value, key=utf16)}
    return [ordered(item) for item in value] if isinstance(value, list) else value


def canonical(value):
    return json.dumps(ordered(value), ensure_ascii=False, separators=(",", ":"))


def sha(data):
    return hashlib.sha256(data if isinstance(data, bytes) else data.encode()).hexdigest()


def digest(value):
    return sha(canonical(value))


def stated(document):
    return {"digest": digest(document), "document": document}


def run(command, result):
    return {"command": command, "digest": digest(result), "result": result}


def lp(text):
    return len(text.encode()).to_bytes(4, "big") + text.encode()


def chain(entries):
    previous, log = ZEROS, []
    for entry in entries:
        entry = {**entry, "previous": previous}
        previous = sha(lp("countermark/custody/1") + canonical(entry).encode())
        log.append({**entry, "digest": previous})
    return log


PROFILE = {
    "contextWidth": 4,
    "contract": "countermark/1",
    "scheme": "gumbel",
    "tokenizer": "o200k_base",
    "traceShare": 32768,
}
COMMITMENT = sha(lp("countermark/commitment/1") + bytes.fromhex(digest(PROFILE)) + bytes.fromhex(EPOCH_KEY))
assert COMMITMENT == "5b440cc2ccc69347576933f3725f9a25a750ac48d75ee0b301ca4b4beeb26937"



def epoch_key(label):
    """HKDF of RFC 5869 from the root key 00 01 … 1f, as docs/spec/keys.md has it."""
    prk = hmac.new(b"countermark/1", bytes(range(32)), hashlib.sha256).digest()
    return hmac.new(prk, lp("epoch") + lp(label) + b"\x01", hashlib.sha256).digest()


def leaf(label):
    commitment = sha(lp("countermark/commitment/1") + bytes.fromhex(digest(PROFILE)) + epoch_key(label))
    return hashlib.sha256(b"\x00" + lp(label) + bytes.fromhex(commitment)).digest()


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


assert epoch_key("2026-11").hex() == EPOCH_KEY
# Of a tree of three leaves the second one: docs/spec/key-commitment.md.
PUBLISHED = {
    "commitment": {
        "labels": ["2026-10", "2026-11", "2026-12"],
        "profileDigest": digest(PROFILE),
        "root": node(node(leaf("2026-10"), leaf("2026-11")), leaf("2026-12")).hex(),
        "type": "countermark/key-commitment/1",
    },
    "index": 1,
    "path": [leaf("2026-10").hex(), leaf("2026-12").hex()],
}
FOREIGN = json.loads((HERE.parent / "seal" / "seal.json").read_text())
FOREIGN = {"key": FOREIGN["verifyingKey"], "ed25519": FOREIGN["ed25519"], "mlDsa65": FOREIGN["mlDsa65"]}

SCAN_PLAN = {
    "alpha": "1e-6",
    "channel": "provider",
    "keyCommitment": COMMITMENT,
    "minimumUnits": 50,
    "plan": "countermark-plan/1",
    "profileDigest": digest(PROFILE),
    "proxy": "none",
    "tokenizer": "o200k_base",
    "unitRule": "distinct",
    "weighing": "sum",
}
TRACE_PLAN = {
    "alpha": "1e-6",
    "candidates": sha("candidates"),
    "keyCommitment": COMMITMENT,
    "minimumUnits": 50,
    "plan": "countermark-trace-plan/1",
    "profileDigest": digest(PROFILE),
    "proxy": "none",
    "tokenizer": "o200k_base",
    "weighing": "sum",
}
FILES = {
    "conversations.jsonl": '{"text":"First of all, the harbour was quiet."}\n',
    "Gespräche/zwölf „Antworten“.txt": "Und dann – Stille.\n",
}
REFERENCES = {"registry.ndjson": '{"registry":"countermark-registry/1"}\n'}


def file(name, texts):
    return {"name": name, "sha256": sha(texts[name]), "size": len(texts[name].encode())}


EXHIBITS = [file(name, FILES) for name in FILES]
EXHIBITS[0].update(source="https://suspect.example/corpus", acquired="2026-11-02T08:30:00Z", acquiredBy="M. Example")


def inputs(*exhibits):
    return [{"name": e["name"], "sha256": e["sha256"], "bytes": e["size"], "records": 1, "skipped": 0} for e in exhibits]


# Cut down to what checks read, and a few figures.
SCAN = {
    "format": "countermark/scan-result/2",
    "verdict": "detected",
    "log10P": "-31.250000",
    "family": {"keys": 1, "size": 3, "statistics": 3, "trials": 1},
    "trials": [
        {
            "key": "2026-11",
            "keyCommitment": COMMITMENT,
            "planDigest": digest(SCAN_PLAN),
            "profileDigest": digest(PROFILE),
            "documents": 2,
            "listed": [{"digest": "00" * 16, "lead": "true", "scoreSum": 4711}],
        }
    ],
    "doesNotShow": ['that "all" of it is marked'],
    "reading": {"records": 2, "inputs": inputs(*EXHIBITS)},
}
TRACE = {
    "format": "countermark/trace-result/1",
    "verdict": "no account",
    "family": {"accounts": 900, "cohorts": 1, "decoys": 99, "candidates": 1000, "documents": 1},
    "keyCommitment": COMMITMENT,
    "planDigest": digest(TRACE_PLAN),
    "profileDigest": digest(PROFILE),
    "reading": {"records": 1, "inputs": inputs(EXHIBITS[0])},
}
ENTRIES = [
    {"at": "2026-11-02T08:30:00Z", "by": "M. Example", "what": "downloaded", "exhibits": [EXHIBITS[0]["sha256"]]},
    {"at": "2026-11-02T09:00:00Z", "by": "M. Example", "what": "copied from a disk",
     "exhibits": [EXHIBITS[1]["sha256"]]},
    {"at": "2026-11-03T10:00:00Z", "by": "L. Example", "what": "examined", "exhibits": [e["sha256"] for e in EXHIBITS]},
]
BUNDLE = {
    "type": TYPE,
    "software": {
        "name": "countermark",
        "version": "0.1.0",
        "build": "6c31d81",
        "selfTest": {"vectors": 293, "failed": 0, "digest": sha("vectors")},
    },
    "basis": {
        "profiles": [stated(PROFILE)],
        "keys": [{"label": "2026-11", "profileDigest": digest(PROFILE), "commitment": COMMITMENT, "published": PUBLISHED}],
        "plans": [stated(SCAN_PLAN), stated(TRACE_PLAN)],
        "normalisation": "none",
        "tokenizers": [{"id": "o200k_base", "digest": sha("o200k_base")}],
        "references": [file(name, REFERENCES) for name in REFERENCES],
    },
    "exhibits": EXHIBITS,
    "results": {
        "runs": [
            run(["countermark", "scan", "--key", "2026-11", *FILES], SCAN),
            run(["countermark", "trace", "--key", "2026-11", "--registry", "registry.ndjson", "conversations.jsonl"], TRACE),
        ],
        "tests": 1003,
    },
    "custody": chain(ENTRIES),
}
FILE = canonical(BUNDLE) + "\n"

# Redaction.
SALT = sha("an example of a salt")
RESULT_NAMES = {"id", "knownAs", "members", "membersAtDate", "name", "names", "payload", "strongest", "warnings", "words"}
ACCOUNT = {"kind": "account", "name": "5f1c" * 8, "knownAs": "user 4711", "payload": 3141592}
COHORT = {
    "kind": "cohort",
    "name": "trial of “May”",
    "payload": 2718281,
    "members": [{"name": "07ab" * 8, "knownAs": "M. Muster", "from": "2026-05-01T00:00:00Z"}],
}
LISTED = {"digest": "00" * 16, "names": {**COHORT, "membersAtDate": COHORT["members"]}, "marked": "true"}
NAMING = {
    **TRACE,
    "verdict": "named",
    "words": "an account and a cohort are named: user 4711, trial of “May”",
    "accounts": [
        {"status": "named", **ACCOUNT, "since": "2026-04-01T00:00:00Z", "strongest": [{"digest": "00" * 16, "names": ACCOUNT}]},
        {"status": "named", **COHORT, "since": "2026-05-01T00:00:00Z", "strongest": [LISTED]},
    ],
    "listed": [LISTED],
    "warnings": ["M. Muster is in a cohort and has an account"],
    "reading": {**TRACE["reading"], "documents": [{"digest": "00" * 16, "id": "conversations.jsonl:1", "copies": 1}]},
}
REDACTABLE = copy.deepcopy({**BUNDLE, "redaction": SALT})
REDACTABLE["results"]["runs"][1] = run(BUNDLE["results"]["runs"][1]["command"], NAMING)
HIDDEN_TEXTS = []


def pseudonym(value):
    if isinstance(value, str):
        HIDDEN_TEXTS.append(value)
    message = lp("countermark/redaction/1") + canonical(value).encode()
    return hmac.new(bytes.fromhex(SALT), message, hashlib.sha256).hexdigest()


def under_name(value):
    if isinstance(value, list):
        return [under_name(item) for item in value]
    return redacted_result(value) if isinstance(value, dict) else pseudonym(value)


def redacted_result(value):
    if isinstance(value, list):
        return [redacted_result(item) for item in value]
    if isinstance(value, dict):
        return {k: under_name(v) if k in RESULT_NAMES else redacted_result(v) for k, v in value.items()}
    return value


def hide(at, *names):
    for name in names:
        if name in at:
            at[name] = pseudonym(at[name])


def redacted(bundle):
    bundle = copy.deepcopy(bundle)
    for exhibit in bundle["exhibits"]:
        hide(exhibit, "name", "source", "acquiredBy")
    for reference in bundle["basis"]["references"]:
        hide(reference, "name")
    for entry in bundle["custody"]:
        hide(entry, "by", "what", "previous", "digest")
    for each in bundle["results"]["runs"]:
        hide(each, "digest")
        each["command"][2:] = [pseudonym(word) for word in each["command"][2:]]
        each["result"] = redacted_result(each["result"])
    return {**bundle, "redaction": "done"}


REDACTED = redacted(REDACTABLE)
REDACTED_FILE = canonical(REDACTED) + "\n"
for text in {SALT, *HIDDEN_TEXTS} - {"2026-11"}:  # The epoch's label is shown beside its key.
    assert json.dumps(text, ensure_ascii=False)[1:-1] not in REDACTED_FILE, text

DEFECTS = []


def defect(name, failing, why, file):
    assert file != FILE, name
    DEFECTS.append({"name": name, "failing": failing, "why": why, "file": file})


def form(name, why, file):
    defect(name, ["form"], why, file)


def replaced(old, new, count=1):
    assert FILE.count(old) >= 1, old
    return FILE.replace(old, new, count)


def edited(change):
    bundle = copy.deepcopy(BUNDLE)
    change(bundle)
    return canonical(bundle) + "\n"


def other(name, failing, why, change):
    """A defect in a bundle that is well-formed: it is not the published one either."""
    order = ["content digest", *failing]
    defect(name, order, why, edited(change))


def put(path, value):
    def change(bundle):
        at = bundle
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = value

    return change


def drop(path):
    def change(bundle):
        at = bundle
        for step in path[:-1]:
            at = at[step]
        del at[path[-1]]

    return change


def rebuilt(part, index, document):
    return put([*part, index], stated(document))


def rerun(index, result):
    return put(["results", "runs", index], run(BUNDLE["results"]["runs"][index]["command"], result))


form("empty file", "line end", "")
form("no line end", "line end", FILE[:-1])
form("two line ends", "not in canonical form", FILE + "\n")
form("white space", "not in canonical form", replaced('"basis":', '"basis": '))
form("members in another order", "not in canonical form", json.dumps(BUNDLE, ensure_ascii=False, separators=(",", ":")) + "\n")
form("escape that is not needed", "not in canonical form", replaced("countermark scan".split()[0], "\\u0063ountermark"))
form("name given twice", "given twice", replaced('"type":', '"type":"' + TYPE + '","type":'))
form("cut short", "not valid JSON", FILE[:1000] + "\n")
form("fraction", "only objects, arrays, strings and integers", replaced('"size":3,', '"size":3.0,'))
form("integer beyond 2^53", "beyond 2^53", replaced('"tests":1003', '"tests":9007199254740992'))
form("truth value", "only objects, arrays, strings and integers", replaced('"true"', "true"))
form("another type", 'field "type"', edited(put(["type"], "countermark/evidence-bundle/2")))
form("unknown field", "unknown field", edited(put(["software", "options"], "none")))
form("missing field", '"custody" is missing', edited(drop(["custody"])))
form("missing digest", "bundle/results/runs/1", edited(drop(["results", "runs", 1, "digest"])))
form("digest in capitals", "64 lower-case", edited(put(["exhibits", 0, "sha256"], EXHIBITS[0]["sha256"].upper())))
form("negative size", "size must be in", edited(put(["exhibits", 0, "size"], -1)))
form("string for a number", "must be an integer", edited(put(["exhibits", 0, "size"], "48")))
form("no exhibits", "exhibits must be at least one", edited(put(["exhibits"], [])))
form("exhibit of a name twice", "exhibits must differ", edited(put(["exhibits"], EXHIBITS[:1] * 2)))
form("control character", "no control characters", edited(put(["exhibits", 0, "source"], "a\u001b[2Jb")))
form("time with a zone", "2026-11-21T17:00:00Z", edited(put(["exhibits", 0, "acquired"], "2026-11-02T09:30:00+01:00")))
form("time with a fraction", "whole second", edited(put(["custody", 0, "at"], "2026-11-02T08:30:00.5Z")))
form("no results", "runs must be at least one", edited(put(["results", "runs"], [])))
form("result given twice", "runs must differ", edited(put(["results", "runs", 1], BUNDLE["results"]["runs"][0])))
form("no command", "at least one word", edited(put(["results", "runs", 0, "command"], [])))
form("command as a line", "an array", edited(put(["results", "runs", 0, "command"], "countermark scan")))
form("no list of references", '"references" is missing', edited(drop(["basis", "references"])))
form("reference file of a name twice", "references must differ", edited(put(["basis", "references"], BUNDLE["basis"]["references"] * 2)))
form("reference file without size", '"size" is missing', edited(drop(["basis", "references", 0, "size"])))
form("more failed than computed", "failed must be at most", edited(put(["software", "selfTest", "failed"], 294)))

form("index outside of the published commitment", "index must be in 0..2", edited(put(["basis", "keys", 0, "published", "index"], 3)))
form("published commitment of another type", 'field "type"',
     edited(put(["basis", "keys", 0, "published", "commitment", "type"], TYPE)))
form("hash of the wrong length", "64 lower-case", edited(put(["basis", "keys", 0, "published", "path", 0], "00")))

other("other command", [], "is ", put(["results", "runs", 0, "command", 2], "--keys"))
other("other acquirer", [], "is ", put(["exhibits", 0, "acquiredBy"], "N. Example"))
other("profile changed", ["profiles", "key commitments"], "another digest", put(["basis", "profiles", 0, "document", "contextWidth"], 3))
other("profile changed with its digest", ["plans", "key commitments", "results"], "for a profile that is not in the bundle",
      rebuilt(["basis", "profiles"], 0, {**PROFILE, "contextWidth": 3}))
other("profile of nothing", ["profiles", "plans", "key commitments", "results"], "is none",
      rebuilt(["basis", "profiles"], 0, {**PROFILE, "scheme": "dice"}))
other("no profile", ["profiles", "plans", "key commitments", "results"], "there is no profile", put(["basis", "profiles"], []))
other("plan changed", ["plans"], "another digest", put(["basis", "plans", 0, "document", "alpha"], "1e-2"))
other("plan changed with its digest", ["results"], "planDigest that is not in the bundle",
      rebuilt(["basis", "plans"], 0, {**SCAN_PLAN, "alpha": "1e-2"}))
other("plan of an unknown version", ["plans", "results"], "version is not known",
      rebuilt(["basis", "plans"], 0, {**SCAN_PLAN, "plan": "countermark-plan/9"}))
other("plan in another spelling", ["plans", "results"], "not in canonical form",
      rebuilt(["basis", "plans"], 0, {**SCAN_PLAN, "alpha": "0.000001"}))
other("plan for another key", ["plans", "results"], "for a key that is not in the bundle",
      rebuilt(["basis", "plans"], 0, {**SCAN_PLAN, "keyCommitment": sha("other")}))
other("plan for another tokenizer", ["plans", "results"], "for a tokenizer that is not in the bundle",
      rebuilt(["basis", "plans"], 0, {**SCAN_PLAN, "tokenizer": "cl100k_base"}))
other("no plans", ["plans", "results"], "there is no plan", put(["basis", "plans"], []))
other("commitment to another key", ["plans", "key commitments", "commitment time", "results"], "does not open",
      put(["basis", "keys", 0, "commitment"], sha("other")))
other("published commitment with another root", ["key commitments", "commitment time"], "does not lead",
      put(["basis", "keys", 0, "published", "commitment", "root"], sha("other")))
other("path of another epoch", ["key commitments", "commitment time"], "does not lead",
      put(["basis", "keys", 0, "published", "path"], [leaf("2026-11").hex(), leaf("2026-12").hex()]))
other("published under another label", ["key commitments", "commitment time"], "under another label",
      put(["basis", "keys", 0, "published", "index"], 0))
other("published for another profile", ["key commitments", "commitment time"], "for another profile",
      put(["basis", "keys", 0, "published", "commitment", "profileDigest"], sha("other")))
other("published commitment with a seal of something else", ["key commitments"], "neither signature holds",
      put(["basis", "keys", 0, "published", "commitment", "seal"], FOREIGN))
other("no key", ["plans", "key commitments", "results"], "there is no key", put(["basis", "keys"], []))
other("exhibit of another digest", ["exhibits", "results", "custody log"], "has SHA-256", put(["exhibits", 0, "sha256"], sha("other")))
other("exhibit of another size", ["exhibits", "results"], "bytes, not", put(["exhibits", 0, "size"], 1))
other("exhibit left out", ["results", "custody log"], "no exhibit of the bundle", drop(["exhibits", 1]))
other("reference file of another digest", ["reference files"], "has SHA-256", put(["basis", "references", 0, "sha256"], sha("other")))
other("reference file of another size", ["reference files"], "bytes, not", put(["basis", "references", 0, "size"], 1))
other("figure of a result changed", ["results", "recomputation"], "another digest",
      put(["results", "runs", 0, "result", "log10P"], "-32.250000"))
other("figure of a result changed with its digest", ["recomputation"], "otherwise at /log10P",
      rerun(0, {**SCAN, "log10P": "-32.250000"}))
other("result without plan", ["results", "recomputation"], "names no plan",
      rerun(1, {k: v for k, v in TRACE.items() if k != "planDigest"}))
other("result without inputs", ["results", "recomputation"], "names no input",
      rerun(1, {**TRACE, "reading": {}}))
other("result left out", ["number of tests", "recomputation"], "3 tests, not 1003", drop(["results", "runs", 1]))
other("fewer tests told", ["number of tests"], "1003 tests, not 3", put(["results", "tests"], 3))
other("self-test that failed", ["self-test"], "1 of 293", put(["software", "selfTest", "failed"], 1))
other("self-test of nothing", ["self-test"], "no vector", put(["software", "selfTest", "vectors"], 0))
other("custody entry changed", ["custody log"], "entry 2 has another digest", put(["custody", 1, "by"], "N. Example"))
other("custody entry taken out", ["custody log"], "entry 2 does not follow", drop(["custody", 1]))
other("custody entries swapped", ["custody log"], "entry 1 does not follow",
      put(["custody"], [BUNDLE["custody"][i] for i in (1, 0, 2)]))
other("custody entries out of time", ["custody log"], "older than the one before", put(["custody"], chain(ENTRIES[::-1])))
other("custody of a foreign exhibit", ["custody log"], "not in the bundle",
      put(["custody"], chain([{**ENTRIES[0], "exhibits": [sha("other")]}])))

RESULT = ["results", "runs", 1, "result"]
SHOWN = "must be hidden"


def redacted_defect(name, failing, why, change):
    bundle = copy.deepcopy(REDACTED)
    change(bundle)
    file = canonical(bundle) + "\n"
    assert file != REDACTED_FILE, name
    REDACTED_DEFECTS.append({"name": name, "failing": failing, "why": why, "file": file})


def of(path):
    at = REDACTABLE
    for step in path:
        at = at[step]
    return at


REDACTED_DEFECTS = []
for path in (
    ["exhibits", 0, "name"],
    ["exhibits", 0, "source"],
    ["exhibits", 0, "acquiredBy"],
    ["basis", "references", 0, "name"],
    ["custody", 2, "by"],
    ["custody", 2, "what"],
    ["results", "runs", 0, "command", 2],
    [*RESULT, "words"],
    [*RESULT, "warnings", 0],
    [*RESULT, "accounts", 0, "name"],
    [*RESULT, "accounts", 0, "knownAs"],
    [*RESULT, "accounts", 0, "payload"],
    [*RESULT, "accounts", 1, "members", 0, "name"],
    [*RESULT, "accounts", 0, "strongest", 0, "names", "knownAs"],
    [*RESULT, "listed", 0, "names", "membersAtDate", 0, "knownAs"],
    [*RESULT, "reading", "inputs", 0, "name"],
    [*RESULT, "reading", "documents", 0, "id"],
):
    place = "/".join(map(str, path)).replace("results/runs/", "")
    redacted_defect("shown although redacted: " + place, ["form"], "/" + "/".join(map(str, path)) + " " + SHOWN, put(path, of(path)))
redacted_defect("pseudonym too short", ["form"], SHOWN, put(["exhibits", 0, "source"], "0" * 63))
redacted_defect("pseudonym in capitals", ["form"], SHOWN, put(["exhibits", 0, "source"], REDACTED["exhibits"][0]["source"].upper()))
redacted_defect("salt too short", ["form"], "64 lower-case", put(["redaction"], "0" * 63))
redacted_defect("redaction in another word", ["form"], "64 lower-case", put(["redaction"], "partly"))
redacted_defect("redaction not told", ["content digest", "results", "custody log", "recomputation"], "another digest", drop(["redaction"]))
redacted_defect("hidden once more", ["content digest", "results", "custody log", "recomputation"], "another digest", put(["redaction"], SALT))
redacted_defect("pseudonyms swapped", ["content digest"], "is ",
                put(["results", "runs", 1, "command"], REDACTED["results"]["runs"][1]["command"][:2] + REDACTED["results"]["runs"][1]["command"][:1:-1]))
redacted_defect("input under another pseudonym", ["content digest", "results"], "no exhibit of the bundle",
                put([*RESULT, "reading", "inputs", 0, "name"], "0" * 64))
redacted_defect("figure changed although redacted", ["content digest", "recomputation"], "otherwise at /log10P",
                put(["results", "runs", 0, "result", "log10P"], "-32.250000"))
redacted_defect("custody entry taken out although redacted", ["content digest", "custody log"], "entry 2 does not follow", drop(["custody", 1]))
redacted_defect("plan left out although redacted", ["content digest", "results"], "planDigest that is not in the bundle", drop(["basis", "plans", 1]))

VECTORS = {
    "note": "Written by generate.py. The key is an example and protects nothing.",
    "epochKey": EPOCH_KEY,
    "files": FILES,
    "references": REFERENCES,
    "bundle": FILE,
    "contentDigest": digest(BUNDLE),
    "defects": DEFECTS,
    "redactable": canonical(REDACTABLE) + "\n",
    "redacted": REDACTED_FILE,
    "redactedDigest": digest(REDACTED),
    "redactedDefects": REDACTED_DEFECTS,
}
(HERE / "vectors.json").write_text(json.dumps(VECTORS, indent=1) + "\n", encoding="ascii")
