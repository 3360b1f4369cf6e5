"""Records blocks of each tensor encoding, decoded by the gguf package, for the Java reader's tests."""
import json
from pathlib import Path

import gguf
import numpy as np

RECORD = Path(__file__).parent.parent / "src/test/resources/org/countermark/corpora/gguf/recorded-blocks.json"
KINDS = ["F32", "F16", "BF16", "Q8_0", "Q4_0", "Q4_1", "Q6_K"]


def main():
    random = np.random.default_rng(1)
    records = []
    for name in KINDS:
        kind = gguf.GGMLQuantizationType[name]
        weights, size = gguf.GGML_QUANT_SIZES[kind]
        blocks = 2 if weights > 1 else 64
        if name == "Q6_K":  # the package decodes it and does not encode it: random bytes with finite scales
            raw = random.integers(0, 256, (blocks, size), dtype=np.uint8)
            raw[:, 208:210] = np.frombuffer(np.array([1e-3, -2e-3], np.float16).tobytes(), np.uint8).reshape(2, 2)
            raw = raw.reshape(-1)
        else:
            values = random.normal(0, 0.05, blocks * weights).astype(np.float32)
            raw = gguf.quants.quantize(values, kind).view(np.uint8).reshape(-1)
        decoded = gguf.quants.dequantize(raw if name not in ("F32", "F16") else raw.view(
            np.float32 if name == "F32" else np.float16), kind).astype(np.float32)
        records.append({"type": name, "bytes": raw.tobytes().hex(), "floats": [float(v) for v in decoded.reshape(-1)]})
    RECORD.parent.mkdir(parents=True, exist_ok=True)
    RECORD.write_text("[" + ",\n".join(json.dumps(r) for r in records) + "]\n")


if __name__ == "__main__":
    main()
