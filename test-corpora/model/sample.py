"""Prints what the exported model writes, and its entropy per token under the sampling settings that users have."""
import argparse
from pathlib import Path

import torch
from tokenizers import Tokenizer

import gguf_network
from export_gguf import RESOURCES
from record_logits import PROMPTS


def distribution(logits, temperature, top_p):
    """Probabilities after temperature, then of the smallest set of tokens that reaches top_p."""
    p = torch.softmax(logits / temperature, -1)
    ranked, order = p.sort(descending=True)
    ranked[ranked.cumsum(-1) - ranked >= top_p] = 0
    return torch.zeros_like(p).scatter(0, order, ranked / ranked.sum())


def generate(network, ids, length, temperature, top_p, generator):
    """Sampled ids and the mean entropy in nats of what they were drawn from; the window slides past the context."""
    ids, entropy = list(ids), 0.0
    for _ in range(length):
        with torch.no_grad():
            logits = network(torch.tensor([ids[-network.shape.context:]]))[0, -1]
        p = distribution(logits, temperature, top_p)
        entropy -= torch.xlogy(p, p).sum().item()
        ids.append(torch.multinomial(p, 1, generator=generator).item())
    return ids, entropy / length


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=RESOURCES)
    parser.add_argument("--length", type=int, default=120)
    args = parser.parse_args()
    torch.set_num_threads(1)
    tokenizer = Tokenizer.from_file(str(args.model / "tokenizer.json"))
    network = gguf_network.load(args.model / "countermark-tiny.gguf")
    generator = torch.Generator().manual_seed(1)
    for temperature, top_p in ((1.0, 1.0), (0.8, 1.0), (0.6, 0.95)):
        total = 0.0
        for name in ("prose", "scripture", "code", "documentation"):
            prompt = tokenizer.encode(PROMPTS[name], add_special_tokens=False).ids
            ids, entropy = generate(network, prompt, args.length, temperature, top_p, generator)
            total += entropy / 4
            print(f"--- {name}, T={temperature} top-p={top_p}: {entropy:.2f} nats\n{tokenizer.decode(ids)}")
        print(f"=== T={temperature} top-p={top_p}: {total:.2f} nats per token\n")


if __name__ == "__main__":
    main()
