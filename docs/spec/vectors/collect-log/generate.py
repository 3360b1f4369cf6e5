"""Writes two-answers.hex, a log of answers by the letter of docs/spec/collect-log.md: python3 generate.py."""

import hashlib
import json
import pathlib
import struct

HERE = pathlib.Path(__file__).parent


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def text(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()


def record(before, description, request=b"", response=b""):
    about = text(description)
    content = struct.pack("<II", len(about), len(request)) + about + request + response
    length = struct.pack("<I", len(content))
    body = length + struct.pack("<I", crc32c(length)) + content
    return body + hashlib.sha256(before + body).digest()


def response(sample, outcome, status, request, headers, **more):
    return {
        "record": "response",
        "prompt": 0,
        "sample": sample,
        "request_sha256": hashlib.sha256(request).hexdigest(),
        "outcome": outcome,
        "status": status,
        "start": "2026-11-21T08:00:00.250Z",
        "end": "2026-11-21T08:00:01Z",
        **more,
        "headers": headers,
    }


start = b"CMKANSWR" + struct.pack("<I", 1)
settings = {
    "record": "collection",
    "format": "countermark-collect-log/1",
    "created": "2026-11-21T08:00:00Z",
    "suspect": "http://localhost/v1/completions",
    "api": "completions",
    "prompts": 1,
    "prompts_sha256": hashlib.sha256(b"Once\n").hexdigest(),
    "plan": "",
    "request": {"model": "m", "max_tokens": 4},
}
request = text({"model": "m", "max_tokens": 4, "prompt": "Once"})
log = start
checksum = hashlib.sha256(start).digest()
for parts in [
    (settings,),
    (response(0, "refused", 429, request, [["retry-after", "1"]]), request, b"slow down"),
    (
        response(0, "answered", 200, request, [], masked=True),
        request,
        text({"choices": [{"text": " upon é", "finish_reason": "length"}], "model": "m-1"}),
    ),
    (
        response(1, "answered", 200, request, []),
        request,
        b'{"choices":[{"text":" \\ud83d half","logprobs":{"tokens":[" h"]}}]}',
    ),
]:
    written = record(checksum, *parts)
    checksum = written[-32:]
    log += written
lines = [log[i : i + 48].hex() for i in range(0, len(log), 48)]
(HERE / "two-answers.hex").write_text("\n".join(lines) + "\n")
