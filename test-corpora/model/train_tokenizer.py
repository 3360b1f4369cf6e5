"""Trains the 8,192-token byte-level BPE and writes tokenizer.json and the tokenised texts.

Ids are ranks: 0-255 the bytes, then the merged tokens in the order in which they were learned, last the
end-of-text token. A merge is any pair whose joined bytes are a token, the lowest id first: the rule of tiktoken and
jtokkit, so a table of ranks and the pattern below are the whole tokenizer.
"""
import argparse
import json
from pathlib import Path

import numpy as np
from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

HERE = Path(__file__).parent
END_OF_TEXT = "<|endoftext|>"
VOCABULARY = 8192
# GPT-2's pattern, as in llama.cpp's pre-tokenizer "gpt-2" and jtokkit's r50k
PATTERN = r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"


def byte_letters():
    """The printable letter that stands for each byte in tokenizer.json, printable bytes first (GPT-2's table)."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    letters = {b: chr(b) for b in printable}
    for number, byte in enumerate(b for b in range(256) if b not in letters):
        letters[byte] = chr(256 + number)
    return letters


def pipeline(model):
    tokenizer = Tokenizer(model)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(PATTERN), behavior="isolated"),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def learn(documents):
    """Tokens in order of rank, learned from the documents."""
    letters = list(byte_letters().values())
    learner = pipeline(models.BPE())
    # ids of learned tokens follow the alphabet in the order of learning
    trainer = trainers.BpeTrainer(vocab_size=VOCABULARY - 1, initial_alphabet=letters, show_progress=False,
                                  max_token_length=16)
    learner.train_from_iterator(documents, trainer)
    alphabet = set(letters)
    learned = sorted((i, t) for t, i in learner.get_vocab().items() if t not in alphabet)
    return letters + [t for _, t in learned]


def assemble(tokens):
    rank = {token: i for i, token in enumerate(tokens)}
    merges = []
    for token in tokens[256:]:
        splits = [(token[:k], token[k:]) for k in range(1, len(token))]
        merges += sorted((s for s in splits if s[0] in rank and s[1] in rank), key=lambda s: (rank[s[0]], rank[s[1]]))
    tokenizer = pipeline(models.BPE(vocab=rank, merges=merges))
    tokenizer.add_special_tokens([END_OF_TEXT])
    assert tokenizer.token_to_id(END_OF_TEXT) == VOCABULARY - 1 and tokenizer.get_vocab_size() == VOCABULARY
    return tokenizer


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=HERE / ".cache")
    cache = parser.parse_args().cache
    texts = {p.stem: p.read_text("utf-8").split("\x1e") for p in sorted((cache / "texts").glob("*.txt"))}
    tokenizer = assemble(learn(d for documents in texts.values() for d in documents))
    tokenizer.save(str(cache / "tokenizer.json"))
    end = tokenizer.token_to_id(END_OF_TEXT)
    parts, counts = {"train": [], "valid": []}, {}
    for name, documents in texts.items():
        encoded = tokenizer.encode_batch(documents, add_special_tokens=False)
        counts[name] = sum(len(e.ids) for e in encoded)
        for number, e in enumerate(encoded):  # documents lie in shuffled order; every fiftieth is held out
            parts["valid" if number % 50 == 25 else "train"].append(np.array(e.ids + [end], dtype=np.uint16))
    for part, arrays in parts.items():
        np.concatenate(arrays).tofile(cache / f"{part}.u16")
        counts[part] = sum(map(len, arrays))
    (cache / "token-counts.json").write_text(json.dumps(counts, indent=2) + "\n")
    print(json.dumps(counts, indent=2))


if __name__ == "__main__":
    main()
