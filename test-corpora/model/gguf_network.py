"""Loads a GGUF file of ours back into the trainer's network, its Q8_0 weights dequantised to float32."""
import gguf
import torch

from network import Network, Shape


def half_split(weight, heads):
    """Undoes the reordering of query and key rows that the file needs."""
    rows, columns = weight.shape
    return weight.reshape(heads, rows // heads // 2, 2, columns).swapaxes(1, 2).reshape(rows, columns)


def load(path):
    reader = gguf.GGUFReader(path)
    field = lambda name: reader.fields["llama." + name].contents()
    heads = field("attention.head_count")
    shape = Shape(vocabulary=field("vocab_size"), width=field("embedding_length"), layers=field("block_count"),
                  heads=heads, hidden=field("feed_forward_length"), context=field("context_length"),
                  rope_base=field("rope.freq_base"), epsilon=field("attention.layer_norm_rms_epsilon"))
    weights = {}
    for tensor in reader.tensors:
        values = gguf.quants.dequantize(tensor.data, tensor.tensor_type).copy()
        if tensor.name.endswith(("attn_q.weight", "attn_k.weight")):
            values = half_split(values, heads)
        weights[tensor.name] = torch.from_numpy(values)
    network = Network(shape)
    network.load_state_dict(weights)
    return network.eval()
