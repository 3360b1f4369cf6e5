"""Writes the vectors of docs/spec/row-file.md from that page alone: the same rows as lines of JSON and in binary."""

import json
import struct
from pathlib import Path

HEAD = {"format": "countermark-rows/1", "tokenizer": "test", "texts": "0" * 63 + "1", "model": "example"}
# What was shown before, context, ids (None: all tokens from 0 on), probabilities.
ROWS = [
    ([], [1, 2, 3], [7, 4], [0.5, 0.25]),
    ([], [2, 3, 7], None, [0.125, 0.0, 0.5, 0.375]),
    ([9, 8], [3, 7, 70000], [70000, 0, 1], [0.625, 0.25, 0.0625]),
    ([9, 8], [5], [], []),
    ([], [967, 6], [3], [1.0]),
]


def crc32c(data):
    """CRC-32C as RFC 3720 has it: polynomial 0x1EDC6F41, reflected."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def words(values):
    return struct.pack(f"<{len(values)}I", *values)


def binary():
    out = b"CMKPROBS" + words([1])
    checksum = 0

    def piece(length, content):
        nonlocal out, checksum
        checksum = crc32c(words([checksum]) + words([length]) + content)
        out += words([length]) + content + words([checksum])

    head = json.dumps(HEAD, separators=(",", ":")).encode()
    piece(len(head), head)
    shown = []
    for prompt, context, ids, probabilities in ROWS:
        if prompt != shown:
            shown = prompt
            content = words([0]) + words(prompt)
            piece(len(content), content)
        content = words([2 if ids is None else 1, len(context)]) + words(context) + words(ids or [])
        content += struct.pack(f"<{len(probabilities)}f", *probabilities)
        piece(len(content), content)
    piece(0, struct.pack("<Q", len(ROWS)))
    return out


def lines():
    out = [HEAD]
    shown = []
    for prompt, context, ids, probabilities in ROWS:
        if prompt != shown:
            shown = prompt
            out.append({"prompt": prompt})
        row = {"context": context}
        if ids is not None:
            row["ids"] = ids
        out.append({**row, "probabilities": probabilities})
    return "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in out)


if __name__ == "__main__":
    here = Path(__file__).parent
    text = binary().hex()
    (here / "five-rows.hex").write_text("".join(text[i : i + 64] + "\n" for i in range(0, len(text), 64)))
    (here / "five-rows.jsonl").write_text(lines())
