"""Writes a checkpoint and its tokenizer as one GGUF v3 file that llama.cpp's architecture "llama" describes."""
import argparse
import json
import shutil
from pathlib import Path

import gguf
import numpy as np
import torch

HERE = Path(__file__).parent
RESOURCES = HERE.parent / "src/main/resources/org/countermark/corpora/model"


def interleaved(weight, heads):
    """Rows of a query or key matrix reordered from half-split pairs (i, i + half) to neighbours (2i, 2i + 1)."""
    rows, columns = weight.shape
    return weight.reshape(heads, 2, rows // heads // 2, columns).swapaxes(1, 2).reshape(rows, columns)


def write_tokenizer(writer, tokenizer):
    vocabulary = tokenizer["model"]["vocab"] | {t["content"]: t["id"] for t in tokenizer["added_tokens"]}
    tokens = sorted(vocabulary, key=vocabulary.get)
    special = {t["id"] for t in tokenizer["added_tokens"]}
    merges = [m if isinstance(m, str) else " ".join(m) for m in tokenizer["model"]["merges"]]
    end = max(special)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(tokens)
    writer.add_token_types([gguf.TokenType.CONTROL if i in special else gguf.TokenType.NORMAL
                            for i in range(len(tokens))])
    writer.add_token_merges(merges)
    writer.add_bos_token_id(end)
    writer.add_eos_token_id(end)
    writer.add_add_bos_token(False)


def write_gguf(path, checkpoint, tokenizer):
    shape, weights = checkpoint["shape"], checkpoint["weights"]
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name("countermark-tiny")
    writer.add_license("Apache-2.0")
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_Q8_0)
    writer.add_quantization_version(gguf.GGML_QUANT_VERSION)
    writer.add_vocab_size(shape["vocabulary"])
    writer.add_context_length(shape["context"])
    writer.add_embedding_length(shape["width"])
    writer.add_block_count(shape["layers"])
    writer.add_feed_forward_length(shape["hidden"])
    writer.add_head_count(shape["heads"])
    writer.add_head_count_kv(shape["heads"])
    writer.add_layer_norm_rms_eps(shape["epsilon"])
    writer.add_rope_dimension_count(shape["width"] // shape["heads"])
    writer.add_rope_freq_base(shape["rope_base"])
    write_tokenizer(writer, tokenizer)
    for name, weight in weights.items():
        values = weight.float().numpy()
        if name.endswith(("attn_q.weight", "attn_k.weight")):
            values = interleaved(values, shape["heads"])
        if values.ndim == 1:
            writer.add_tensor(name, values)
        else:
            kind = gguf.GGMLQuantizationType.Q8_0
            writer.add_tensor(name, gguf.quants.quantize(np.ascontiguousarray(values), kind), raw_dtype=kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=HERE / ".cache")
    parser.add_argument("--out", type=Path, default=RESOURCES)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    checkpoint = torch.load(args.cache / "checkpoint.pt", map_location="cpu")
    tokenizer = args.cache / "tokenizer.json"
    write_gguf(args.out / "countermark-tiny.gguf", checkpoint, json.loads(tokenizer.read_text("utf-8")))
    shutil.copyfile(tokenizer, args.out / "tokenizer.json")
    print(checkpoint["facts"])


if __name__ == "__main__":
    main()
