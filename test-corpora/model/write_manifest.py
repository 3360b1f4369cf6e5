"""Writes MANIFEST.json: what the embedded model was made from, how, and how good it is."""
import argparse
import hashlib
import json
import math
from importlib.metadata import version
from pathlib import Path

import torch

from export_gguf import RESOURCES

HERE = Path(__file__).parent


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=HERE / ".cache")
    cache = parser.parse_args().cache
    checkpoint = torch.load(cache / "checkpoint.pt", map_location="cpu")
    counts = json.loads((cache / "token-counts.json").read_text())
    texts = json.loads((cache / "texts-report.json").read_text())
    for text in texts:
        text["tokens"] = counts[text["name"]]
    facts = checkpoint["facts"]
    manifest = {
        "model": {"file": "countermark-tiny.gguf", "licence": "Apache-2.0", "shape": checkpoint["shape"],
                  "parameters": sum(w.numel() for w in checkpoint["weights"].values()),
                  "bytes": (RESOURCES / "countermark-tiny.gguf").stat().st_size,
                  "sha256": digest(RESOURCES / "countermark-tiny.gguf")},
        "tokenizer": {"file": "tokenizer.json", "sha256": digest(RESOURCES / "tokenizer.json")},
        "training": facts | {"validPerplexity": round(math.exp(facts["validLoss"]), 2),
                             "trainTokensOnFile": counts["train"], "validTokensOnFile": counts["valid"]},
        "packages": {name: version(name) for name in ("torch", "numpy", "tokenizers", "gguf")},
        "texts": texts,
    }
    (HERE / "MANIFEST.json").write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n")
    print(json.dumps(manifest["model"], indent=2), json.dumps(manifest["training"], indent=2))


if __name__ == "__main__":
    main()
