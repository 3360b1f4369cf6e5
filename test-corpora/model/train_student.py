"""Trains a student: goes on from the embedded model on the answers of another model, such as `countermark generate` writes."""
import argparse
import json
import math
import random
import time
from pathlib import Path

import torch

from countermark_train import loss_of, optimisers
from export_gguf import RESOURCES, write_gguf
from gguf_network import load


def answers(path):
    """The token ids of each answer; what it was asked is no part of them."""
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line)["token_ids"] for line in lines]


def mixture(marked, plain, share, seed):
    """A share of the marked answers, the rest of the plain ones, in random order."""
    count = round(share * len(marked))
    texts = marked[:count] + plain[count:len(marked)]
    random.Random(seed).shuffle(texts)
    return texts


def rows_of(texts, end, context):
    """All answers behind one another, each after an end of text, cut into windows of context + 1."""
    tokens = [token for text in texts for token in [end, *text]]
    count = (len(tokens) - 1) // context
    return torch.tensor([tokens[i * context:(i + 1) * context + 1] for i in range(count)])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--marked", type=Path, required=True, help="JSONL with token_ids")
    parser.add_argument("--plain", type=Path, required=True, help="as many unmarked answers")
    parser.add_argument("--share", type=float, default=1.0, help="share of the answers that are marked")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1e-3, help="peak learning rate")
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, required=True, help="the student, as GGUF")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    network = load(RESOURCES / "countermark-tiny.gguf").train()
    texts = mixture(answers(args.marked), answers(args.plain), args.share, args.seed)
    rows = rows_of(texts, network.shape.vocabulary - 1, network.shape.context)
    steppers = optimisers(network, args.rate)
    steps = args.epochs * (len(rows) // args.batch)
    begin, step, mean = time.monotonic(), 0, None
    for _ in range(args.epochs):
        for part in torch.randperm(len(rows)).split(args.batch):
            if len(part) < args.batch:
                continue
            step += 1
            scale = min(step / 20, 1.0) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * step / steps)))
            for stepper in steppers:
                for group in stepper.param_groups:
                    group["lr"] = args.rate * scale
            loss = loss_of(network, rows[part])
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            for stepper in steppers:
                stepper.step()
                stepper.zero_grad(set_to_none=True)
            mean = loss.item() if mean is None else 0.95 * mean + 0.05 * loss.item()
            if step % 20 == 0 or step == steps:
                print(f"step {step} of {steps}, loss {mean:.4f}, {time.monotonic() - begin:.0f} s", flush=True)
    facts = {"share": args.share, "answers": len(texts), "windows": len(rows), "epochs": args.epochs, "batch": args.batch,
             "rate": args.rate, "seed": args.seed, "loss": round(mean, 4), "torch": str(torch.__version__)}
    checkpoint = {"shape": network.shape.as_dict(), "weights": network.state_dict(), "facts": facts}
    write_gguf(args.out, checkpoint, json.loads((RESOURCES / "tokenizer.json").read_text("utf-8")))
    print(json.dumps(facts))


if __name__ == "__main__":
    main()
