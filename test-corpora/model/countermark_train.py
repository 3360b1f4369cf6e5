"""Trains the embedded model on the CPU within a budget of wall-clock time, writing checkpoints on the way."""
import argparse
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from network import Network, Shape

HERE = Path(__file__).parent


def windows(tokens, context, batch, seed):
    """Endless batches of windows of context + 1 tokens: each epoch covers the file once, from a fresh offset."""
    random = np.random.default_rng(seed)
    while True:
        starts = np.arange(random.integers(context), len(tokens) - context - 1, context)
        random.shuffle(starts)
        for at in range(0, len(starts) - batch + 1, batch):
            rows = np.stack([tokens[s:s + context + 1] for s in starts[at:at + batch]]).astype(np.int64)
            yield torch.from_numpy(rows)


def loss_of(network, rows):
    with torch.autocast("cpu", torch.bfloat16):
        logits = network(rows[:, :-1])
    return F.cross_entropy(logits.float().flatten(0, 1), rows[:, 1:].flatten())


def validate(network, tokens, rows=400):
    """Mean loss in nats over evenly spread windows of the held-out documents."""
    context = network.shape.context
    starts = np.linspace(0, len(tokens) - context - 1, rows).astype(int)
    batch = torch.from_numpy(np.stack([tokens[s:s + context + 1] for s in starts]).astype(np.int64))
    with torch.no_grad():
        return sum(loss_of(network, part).item() * len(part) for part in batch.split(16)) / rows


def optimisers(network, rate):
    """Muon for the matrices of the blocks, AdamW for the embedding and the norms."""
    matrices = [p for p in network.blk.parameters() if p.dim() == 2]
    others = [p for p in network.parameters() if not any(p is m for m in matrices)]
    return [torch.optim.Muon(matrices, lr=rate, weight_decay=0.05, adjust_lr_fn="match_rms_adamw"),
            torch.optim.AdamW(others, lr=rate, betas=(0.9, 0.95), weight_decay=0.0)]


def save(path, network, facts):
    partial = path.with_suffix(".partial")
    torch.save({"shape": network.shape.as_dict(), "weights": network.state_dict(), "facts": facts}, partial)
    partial.replace(path)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=HERE / ".cache")
    parser.add_argument("--minutes", type=float, default=70, help="wall-clock budget")
    parser.add_argument("--batch", type=int, default=16, help="windows in a step")
    parser.add_argument("--rate", type=float, default=3e-3, help="peak learning rate")
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--resume", type=Path, help="checkpoint whose weights to go on from")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    train, valid = (np.memmap(args.cache / f"{part}.u16", dtype=np.uint16, mode="r") for part in ("train", "valid"))
    network, before = Network(Shape()), {"steps": 0, "tokens": 0, "minutes": 0.0}
    if args.resume:
        checkpoint = torch.load(args.resume)
        network.load_state_dict(checkpoint["weights"])
        before = checkpoint["facts"]
    steppers = optimisers(network, args.rate)
    compiled_loss = torch.compile(loss_of)  # fuses softmax and norms: 1.6 times the speed
    begin = saved = time.monotonic()
    mean = None
    for step, rows in enumerate(windows(train, network.shape.context, args.batch, args.seed + before["steps"]), 1):
        done = (time.monotonic() - begin) / 60 / args.minutes
        # the schedule follows the clock, so a slower machine still ends at the low rate
        scale = min(step / 100, 1.0) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(done, 1.0))))
        for stepper in steppers:
            for group in stepper.param_groups:
                group["lr"] = args.rate * scale
        loss = compiled_loss(network, rows)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        for stepper in steppers:
            stepper.step()
            stepper.zero_grad(set_to_none=True)
        mean = loss.item() if mean is None else 0.98 * mean + 0.02 * loss.item()
        last = done >= 1.0
        if step % 50 == 0 or last:
            seconds = time.monotonic() - begin
            tokens = step * args.batch * network.shape.context
            print(f"step {step} loss {mean:.4f} minutes {seconds / 60:.1f} tokens/s {tokens / seconds:.0f}", flush=True)
        if last or time.monotonic() - saved > 480:
            saved = time.monotonic()
            facts = {"seed": args.seed, "steps": before["steps"] + step,
                     "tokens": before["tokens"] + step * args.batch * network.shape.context,
                     "batch": args.batch, "rate": args.rate,
                     "minutes": round(before["minutes"] + (saved - begin) / 60, 1),
                     "trainLoss": round(mean, 4), "validLoss": round(validate(network, valid), 4),
                     "torch": str(torch.__version__)}
            save(args.cache / "checkpoint.pt", network, facts)
            print(json.dumps(facts), flush=True)
        if last:
            return


if __name__ == "__main__":
    main()
