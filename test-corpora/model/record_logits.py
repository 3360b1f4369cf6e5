"""Records logits of the exported file (float32, dequantised weights) and token ids, for the Java engine's tests."""
import argparse
import json
from pathlib import Path

import torch
from tokenizers import Tokenizer

import gguf_network
from export_gguf import RESOURCES

HERE = Path(__file__).parent
RECORD = HERE.parent / "src/test/resources/org/countermark/corpora/model/recorded-logits.json"
PROMPTS = {
    "one-token": "The",
    "prose": "It was a fine morning in the spring, and the whole family had gathered in the garden to hear the news.",
    "scripture": "And it came to pass in those days, that there went out a decree",
    "code": "public final class Counter {\n    private int count;\n\n    public int increment() {\n        return ",
    "documentation": "Changed in version 3.9: The function now raises a ValueError if the argument is",
    "other-languages": "Der Präsident hat gesagt, dass die Kommission 日本語 naïve 🙂",
    "long": "The committee met again on the following day. " * 20,
}
STRINGS = [
    "", " ", "  ", "   ", "\n", "\n\n", " \n ", "\t", "\t\t x", "\r\n", "a", " a", "a ", "Hello", " Hello", "hello world",
    "Hello, world!", "don't can't we'll they're I've I'd it's", "DON'T", "’tis the king’s", "1", "12", "123456789",
    "3.14159", " 2026-11-21 ", "x=1;y=2", "foo_bar.baz()", "if (a != b) {\n    return a + b;\n}\n",
    "    private static final int MAX = 10;", "/**\n * {@link Foo}\n */", "<p>a &amp; b</p>", "{\"key\": [1, 2.5, null]}",
    "user@example.org", "trailing spaces   ", "   leading", "a  b   c    d", "two\n\n\nbreaks", "end.\n", "naïve café",
    "cafe\u0301", "Straße ÄÖÜ", "Ελληνικά", "Привет, мир", "日本語のテキスト", "한국어", "العربية", "हिन्दी", "🙂",
    " 🙂👍🏽 👩‍👩‍👧", "e\u0301\u200d\ufeff", "\u00a0non-breaking\u00a0", "\u2003em space", "\u3000ideographic", "½ ² Ⅳ ٣",
    "\u0000\u0001\u007f", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "…—–“”", "-----", "==========", "aaaaaaaaaaaaaaaaaaaaaaaa", "antidisestablishmentarianism",
    "The quick brown fox jumps over the lazy dog.", "In the beginning God created the heaven and the earth.",
]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=RESOURCES)
    parser.add_argument("--record", type=Path, default=RECORD)
    args = parser.parse_args()
    torch.set_num_threads(1)
    tokenizer = Tokenizer.from_file(str(args.model / "tokenizer.json"))
    network = gguf_network.load(args.model / "countermark-tiny.gguf")
    encode = lambda text: tokenizer.encode(text, add_special_tokens=False).ids
    prompts = []
    for name, text in PROMPTS.items():
        ids = encode(text)
        assert len(ids) <= network.shape.context
        with torch.no_grad():
            logits = network(torch.tensor([ids]))[0, -1]
        top = torch.topk(logits, 20).indices.tolist()
        rounded = lambda value: round(float(value), 5)
        prompts.append({
            "name": name, "text": text, "ids": ids,
            "logits": [rounded(v) for v in logits],
            "top": top,
            "logSumExp": rounded(torch.logsumexp(logits.double(), 0)), "sum": rounded(logits.double().sum())})
    encodings = [{"text": s, "ids": encode(s)} for s in STRINGS]
    for e in encodings:
        assert tokenizer.decode(e["ids"], skip_special_tokens=False) == e["text"]
    args.record.parent.mkdir(parents=True, exist_ok=True)
    rows = lambda items: ",\n".join(json.dumps(i, ensure_ascii=True, separators=(",", ":")) for i in items)
    args.record.write_text(f'{{"prompts":[\n{rows(prompts)}\n],\n"encodings":[\n{rows(encodings)}\n]}}\n')
    print(len(prompts), "prompts,", len(encodings), "encodings,", args.record.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
