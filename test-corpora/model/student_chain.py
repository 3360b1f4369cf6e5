"""Trains networks on marked text and asks the student test about them, from keys to verdicts; goes on where it was cut off.

student_chain.py --countermark ../../countermark --work DIR gumbel:2:1:1.0,0.2,0.0 tournament:4:1:1.0 ...

One argument a mark, SCHEME:CONTEXT_WIDTH:KEY:SHARES. A key is a name; its store is made when it is first named, so another run
has other keys. The unmarked answers and the student of share 0 are the same for all marks. Each student is tested by the plan
of its own mark, and by the plans of the marks of other keys, where it is innocent.
Every file that is there is kept; several chains may share a folder when their marks differ and the first has written plain.jsonl.
"""
import argparse
import datetime
import gzip
import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TEXT = HERE.parent / "src/main/resources/org/countermark/corpora/human/austen.txt.gz"
EPOCH, PLACEBO = "2026-11", "2027-01"
SEEN, UNSEEN, HUMAN, WORDS = 400, 200, 200, 5
ASKED = {"answers": 2, "tokens": 200, "marked_seed": 1, "plain_seed": 2, "text_seed": 3, "logs_seed": 4, "suspect_seed": 7}


def openings():
    """First words of paragraphs: what the teacher answers, what only suspects are asked, and paragraphs with other first words."""
    paragraphs = [p.split() for p in re.split(r"\n\s*\n", gzip.open(TEXT, "rt", encoding="utf-8").read())]
    whole = {" ".join(words[:WORDS]): " ".join(words) for words in paragraphs if len(words) > 8}
    found = sorted(whole)
    random.seed(20261121)
    random.shuffle(found)
    asked = SEEN + UNSEEN
    return {"seen.txt": found[:SEEN], "unseen.txt": found[SEEN:asked], "human.txt": [whole[first] for first in found[asked:asked + HUMAN]]}


class Chain:
    def __init__(self, command, work, threads):
        self.command, self.work, self.threads = command, work, threads
        work.mkdir(parents=True, exist_ok=True)
        for name, lines in openings().items():
            if not (work / name).exists():
                (work / name).write_text("".join(line + "\n" for line in lines), "utf-8")
        self.seen, self.unseen = work / "seen.txt", work / "unseen.txt"

    def run(self, out, *words):
        """Runs a command that writes a file, unless the file is there."""
        if not out.exists():
            print("+", " ".join(str(word) for word in words), flush=True)
            subprocess.run([str(word) for word in words], check=True)

    def countermark(self, out, *words):
        self.run(out, self.command, *words, "--out", out)

    def key(self, name):
        """The folder of a key: its store, an epoch's key, and a later epoch's as a placebo."""
        at = self.work / f"key-{name}"
        at.mkdir(exist_ok=True)
        passphrase, store = at / "passphrase", at / "countermark.keys"
        if not passphrase.exists():
            passphrase.touch(0o600)
            passphrase.write_text(os.urandom(16).hex() + "\n")
        opened = ["--store", store, "--passphrase-file", passphrase]
        self.run(store, self.command, "key", "create", *opened)
        for epoch in (EPOCH, PLACEBO):
            self.countermark(at / f"{epoch}.key", "key", "export-epoch", *opened, "--epoch", epoch)
        return at

    def speak(self, out, profile, prompts, seed, *more):
        self.countermark(out, "generate", "--profile", profile, "--prompts", prompts, "--max-tokens", ASKED["tokens"],
                         "--seed", seed, "--threads", self.threads, *more)

    def train(self, out, marked, plain, share):
        log = out.with_suffix(".log")
        if not out.exists():
            print("+ train", out, flush=True)
            with open(log, "w", encoding="utf-8") as lines:
                subprocess.run([sys.executable, HERE / "train_student.py", "--marked", marked, "--plain", plain, "--share", str(share),
                                "--threads", str(self.threads), "--out", out], check=True, stdout=lines, stderr=subprocess.STDOUT)
        return json.loads(log.read_text("utf-8").splitlines()[-1])

    def test(self, out, mark, answers):
        self.countermark(out, "student", "test", answers, "--plan", mark["plan"], "--profile", mark["profile"],
                         "--epoch-key", mark["key"] / f"{EPOCH}.key", "--placebo-key", mark["key"] / f"{PLACEBO}.key",
                         "--prompts", self.unseen, "--format", "json")
        return json.loads(out.read_text("utf-8"))

    def mark(self, scheme, width, key):
        """The profile, the plan and the marked answers of a mark."""
        at = self.work / f"{scheme}-{width}-{key}"
        at.mkdir(exist_ok=True)
        mark = {"at": at, "profile": at / "profile.json", "plan": at / "plan.json", "marked": at / "marked.jsonl", "key": self.key(key)}
        self.countermark(mark["profile"], "profile", "new", "--scheme", scheme, "--context-width", width)
        self.speak(self.work / "plain.jsonl", mark["profile"], self.seen, ASKED["plain_seed"], "--count", ASKED["answers"], "--unmarked")
        # Texts whose contexts open mode asks about: as the teacher writes, unmarked, and nobody's lesson.
        self.speak(self.work / "texts.jsonl", mark["profile"], self.unseen, ASKED["text_seed"], "--unmarked")
        self.speak(mark["marked"], mark["profile"], self.seen, ASKED["marked_seed"], "--count", ASKED["answers"],
                   "--epoch-key", mark["key"] / f"{EPOCH}.key")
        # What a student learned stands at the head of the marked answers; whoever asks does not know that.
        lines = mark["marked"].read_text("utf-8").splitlines(keepends=True)
        random.Random(ASKED["logs_seed"]).shuffle(lines)
        (at / "logs.jsonl").write_text("".join(lines), "utf-8")
        self.countermark(mark["plan"], "student", "plan", "--profile", mark["profile"], "--epoch-key", mark["key"] / f"{EPOCH}.key",
                         "--prompts", self.unseen, "--arm", "unseen", "--completions", UNSEEN, "--tokens", ASKED["tokens"],
                         "--placebo-key", mark["key"] / f"{PLACEBO}.key")
        return mark

    def student(self, mark, share):
        """A student's answers to what nobody was asked, and what its training said of itself."""
        at = mark["at"] if share else self.work
        network, answers = at / f"student-{share}.gguf", at / f"answers-{share}.jsonl"
        facts = self.train(network, mark["marked"], self.work / "plain.jsonl", share)
        self.speak(answers, mark["profile"], self.unseen, ASKED["suspect_seed"], "--model", network, "--unmarked")
        return answers, facts


def figures(result, facts):
    """What is kept of a verdict."""
    companion, controls = result["companion"], result["controls"]
    return {
        "training loss": facts["loss"], "detected": int(result["verdict"] == "detected"), "completions": result["completions"]["read"],
        "tokens": result["counts"]["tokens"], "log10 e": result["log10E"], "units": result["scored"], "excess": result["excess"],
        "companion units": companion["units"], "companion excess": companion["excess"], "companion log10 p": companion["log10P"],
        "rank among decoys": controls["decoys"]["rankByE"], "placebo log10 p": controls["placebos"][0]["log10P"],
        "placebo log10 e": controls["placebos"][0]["log10E"]}


class Ledger:
    """Appends figures to a CSV as the benchmarks do, those of a verdict together."""
    def __init__(self, path):
        self.path = path
        commit = subprocess.run(["git", "rev-parse", "--short=12", "HEAD"], cwd=HERE, check=True, capture_output=True, text=True)
        self.commit = commit.stdout.strip()

    def add(self, name, suspect, found):
        print(name, suspect, json.dumps(found), flush=True)
        if self.path:
            new = not self.path.exists()
            today = datetime.datetime.now(datetime.timezone.utc).date()
            with open(self.path, "a", encoding="utf-8") as lines:
                lines.write("commit,date,part,case,batch,figure,value\n" if new else "")
                lines.writelines(f"{self.commit},{today},network,{name},{suspect},{figure},{value}\n" for figure, value in found.items())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--countermark", required=True, help="the command")
    parser.add_argument("--work", type=Path, required=True, help="folder for all that is made, keys among it")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--csv", type=Path, help="file to append figures to")
    parser.add_argument("marks", nargs="+", metavar="SCHEME:CONTEXT_WIDTH:KEY:SHARES")
    args = parser.parse_args()
    chain = Chain(args.countermark, args.work, args.threads)
    ledger, marks, students = Ledger(args.csv), [], []
    for text in args.marks:
        scheme, width, key, shares = text.split(":")
        mark, name = chain.mark(scheme, width, key), f"{scheme} h={width} key={key}"
        for share in [float(share) for share in shares.split(",")]:
            answers, facts = chain.student(mark, share)
            ledger.add(name, f"share={share}", figures(chain.test(mark["at"] / f"result-{share}.json", mark, answers), facts))
            if share:
                students.append((key, mark["at"].name, share, answers, facts))
        marks.append((name, key, mark))
    for name, key, mark in marks:
        for other_key, other, share, answers, facts in students:
            if key != other_key:
                result = chain.test(mark["at"] / f"result-of-{other}-{share}.json", mark, answers)
                ledger.add(name, f"innocent: {other} share={share}", figures(result, facts))


if __name__ == "__main__":
    main()
