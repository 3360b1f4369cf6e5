"""Records what Hugging Face's tokenizers make of random texts, to compare the Java tokenizer with.

    python check_tokenizer.py TOKENIZER.json OUT.json
    python check_tokenizer.py MODEL.gguf OUT.json      # a GGUF file that splits as SmolLM2 does

Special tokens are taken out first: the Java tokenizer reads their text as ordinary text.
"""
import json
import random
import sys

import gguf
from tokenizers import Tokenizer, models, pre_tokenizers

PIECES = """'s¦'S¦'ſ¦don't¦'ll¦ ¦  ¦   ¦\n¦\r\n¦\t¦\u00a0¦\u3000¦1¦23¦456¦7890¦½¦Ⅳ¦٣¦a¦Hello¦the ¦quick¦brown¦é¦e\u0301¦naïve¦ß¦Ж¦\
Привет¦日本語¦한국어¦العربية¦हिन्दी¦🙂¦👍🏽¦👩‍👩‍👧¦<|endoftext|>¦<|im_start|>¦_¦__¦--¦!!!¦...¦;¦{¦}¦()¦==¦>>¦//¦/*¦*/¦return¦public static¦\
\u200d¦\ufeff¦\x00¦\x04¦\x7f¦\u2028¦\x85¦\x1c¦\x0b¦𝔘𝔫¦A¦ABC¦camelCase¦snake_case¦http://x.y/z?q=1¦   \n\n  ¦\n \n¦Å¦ｱ¦ﬁ¦ǅ¦ʰ¦\u0345""".split("¦")
RANGES = [(32, 127), (0xA0, 0x250), (0x370, 0x600), (0x4E00, 0x4F00), (0x1F300, 0x1F600)]


def load(path):
    if path.endswith(".json"):
        content = json.load(open(path)) | {"added_tokens": [], "post_processor": None}
        return Tokenizer.from_str(json.dumps(content))
    reader = gguf.GGUFReader(path)
    field = lambda key: reader.get_field("tokenizer.ggml." + key).contents()
    merges = [tuple(m.split(" ")) for m in field("merges")]
    tokenizer = Tokenizer(models.BPE({t: i for i, t in enumerate(field("tokens"))}, merges))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(True), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)])
    return tokenizer


def text(source):
    piece = lambda: source.choice(PIECES) if source.random() < 0.8 else chr(source.randrange(*source.choice(RANGES)))
    return "".join(piece() for _ in range(source.randrange(1, 25)))


def main():
    source = random.Random(5)
    tokenizer = load(sys.argv[1])
    texts = [text(source) for _ in range(6000)] + ["a" * 5000, " " * 5000, "=" * 5000]
    records = [{"text": t, "ids": tokenizer.encode(t, add_special_tokens=False).ids} for t in texts]
    json.dump(records, open(sys.argv[2], "w"))


if __name__ == "__main__":
    main()
