"""Records logits of a GGUF model as Hugging Face's transformers computes them, to compare the Java engine with.

    python check_engine.py MODEL.gguf OUT.json

The network is transformers' LlamaForCausalLM in float32; weights are decoded by the gguf package. Apart from the file's
weights, nothing is shared with the Java engine: another language, another implementation of every layer.
"""
import json
import sys

import gguf
import numpy as np
import torch
from transformers import LlamaConfig, LlamaForCausalLM

NAMES = {
    "attn_norm": "input_layernorm", "ffn_norm": "post_attention_layernorm", "attn_q": "self_attn.q_proj",
    "attn_k": "self_attn.k_proj", "attn_v": "self_attn.v_proj", "attn_output": "self_attn.o_proj",
    "ffn_gate": "mlp.gate_proj", "ffn_up": "mlp.up_proj", "ffn_down": "mlp.down_proj"}


def halves(weight, heads):
    """Rows ordered for rotation of neighbours (GGUF), back to halves that rotate against each other (transformers)."""
    rows, columns = weight.shape
    return weight.reshape(heads, rows // heads // 2, 2, columns).swapaxes(1, 2).reshape(rows, columns)


def load(path):
    reader = gguf.GGUFReader(path)
    field = lambda key: reader.get_field("llama." + key).contents()
    tensors = {t.name: gguf.quants.dequantize(t.data, t.tensor_type).astype(np.float32) for t in reader.tensors}
    heads, key_heads = field("attention.head_count"), field("attention.head_count_kv")
    config = LlamaConfig(
        vocab_size=tensors["token_embd.weight"].shape[0], hidden_size=field("embedding_length"),
        intermediate_size=field("feed_forward_length"), num_hidden_layers=field("block_count"),
        num_attention_heads=heads, num_key_value_heads=key_heads, max_position_embeddings=field("context_length"),
        rms_norm_eps=field("attention.layer_norm_rms_epsilon"), tie_word_embeddings=True,
        rope_parameters={"rope_type": "default", "rope_theta": field("rope.freq_base")})
    state = {"model.embed_tokens.weight": tensors["token_embd.weight"], "model.norm.weight": tensors["output_norm.weight"]}
    state["lm_head.weight"] = state["model.embed_tokens.weight"]
    for name, weight in tensors.items():
        parts = name.split(".")
        if parts[0] == "blk":
            if parts[2] in ("attn_q", "attn_k"):
                weight = halves(weight, heads if parts[2] == "attn_q" else key_heads)
            state[f"model.layers.{parts[1]}.{NAMES[parts[2]]}.weight"] = weight
    model = LlamaForCausalLM(config).float().eval()
    model.load_state_dict({k: torch.from_numpy(np.array(v)) for k, v in state.items()})
    return model


def main():
    torch.set_num_threads(1)
    model = load(sys.argv[1])
    random = np.random.default_rng(1)
    vocabulary = model.config.vocab_size
    prompts = [[1], [5, 300, 17], random.integers(0, vocabulary, 40).tolist(), random.integers(0, vocabulary, 300).tolist(),
               list(range(1000, 1120))]
    records = []
    for ids in prompts:
        with torch.no_grad():
            logits = model(torch.tensor([ids])).logits[0, -1]
        records.append({"ids": ids, "logits": [round(float(v), 6) for v in logits]})
    json.dump(records, open(sys.argv[2], "w"))


if __name__ == "__main__":
    main()
