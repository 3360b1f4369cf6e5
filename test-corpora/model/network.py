"""The Llama-style decoder: its shape and its forward pass (pre-norm, RoPE on half-split heads, SwiGLU, tied output)."""
from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import nn


@dataclass(frozen=True)
class Shape:
    vocabulary: int = 8192
    width: int = 256
    layers: int = 4
    heads: int = 4
    hidden: int = 704  # rows in whole Q8_0 blocks of 32
    context: int = 256
    rope_base: float = 10000.0
    epsilon: float = 1e-5

    as_dict = asdict


def rotary_table(shape):
    """Cosines and sines, each context x head/2."""
    half = shape.width // shape.heads // 2
    angles = torch.outer(torch.arange(shape.context).float(), shape.rope_base ** (-torch.arange(half).float() / half))
    return angles.cos(), angles.sin()


def rotate(x, cos, sin):
    """Turns pair (i, i + half) of each head by its position's angle."""
    a, b = x.chunk(2, dim=-1)
    return torch.cat((a * cos - b * sin, b * cos + a * sin), dim=-1)


class Block(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.heads = shape.heads
        self.attn_norm = nn.RMSNorm(shape.width, eps=shape.epsilon)
        self.attn_q, self.attn_k, self.attn_v, self.attn_output = (
            nn.Linear(shape.width, shape.width, bias=False) for _ in range(4))
        self.ffn_norm = nn.RMSNorm(shape.width, eps=shape.epsilon)
        self.ffn_gate = nn.Linear(shape.width, shape.hidden, bias=False)
        self.ffn_up = nn.Linear(shape.width, shape.hidden, bias=False)
        self.ffn_down = nn.Linear(shape.hidden, shape.width, bias=False)

    def forward(self, x, cos, sin):
        batch, length, width = x.shape
        h = self.attn_norm(x)
        q, k, v = (f(h).view(batch, length, self.heads, -1).transpose(1, 2)
                   for f in (self.attn_q, self.attn_k, self.attn_v))
        cos, sin = cos.to(q.dtype), sin.to(q.dtype)
        mixed = F.scaled_dot_product_attention(rotate(q, cos, sin), rotate(k, cos, sin), v, is_causal=True)
        x = x + self.attn_output(mixed.transpose(1, 2).reshape(batch, length, width))
        h = self.ffn_norm(x)
        return x + self.ffn_down(F.silu(self.ffn_gate(h)) * self.ffn_up(h))


class Network(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.shape = shape
        self.token_embd = nn.Embedding(shape.vocabulary, shape.width)
        self.blk = nn.ModuleList(Block(shape) for _ in range(shape.layers))
        self.output_norm = nn.RMSNorm(shape.width, eps=shape.epsilon)
        cos, sin = rotary_table(shape)
        self.register_buffer("cos", cos, persistent=False)
        self.register_buffer("sin", sin, persistent=False)
        for name, weight in self.named_parameters():
            if weight.dim() == 2:
                residual = name.endswith(("attn_output.weight", "ffn_down.weight"))
                nn.init.normal_(weight, std=0.02 if name.startswith("token") else
                                weight.shape[1] ** -0.5 / ((2 * shape.layers) ** 0.5 if residual else 1))

    def hidden(self, ids):
        """Normed states, batch x length x width."""
        length = ids.shape[1]
        x = self.token_embd(ids)
        for block in self.blk:
            x = block(x, self.cos[:length], self.sin[:length])
        return self.output_norm(x)

    def forward(self, ids):
        """Logits, batch x length x vocabulary."""
        return F.linear(self.hidden(ids), self.token_embd.weight)
