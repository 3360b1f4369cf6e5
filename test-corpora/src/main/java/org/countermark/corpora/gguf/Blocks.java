package org.countermark.corpora.gguf;

/** Decodes the weight encodings of ggml to floats; layouts as in ggml's reference dequantisation. */
final class Blocks {
    private Blocks() {}

    static void f32(byte[] in, int count, float[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = Float.intBitsToFloat(u16(in, 4 * i) | u16(in, 4 * i + 2) << 16);
        }
    }

    static void f16(byte[] in, int count, float[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = half(in, 2 * i);
        }
    }

    static void bf16(byte[] in, int count, float[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = Float.intBitsToFloat(u16(in, 2 * i) << 16);
        }
    }

    static void q8(byte[] in, int blocks, float[] out) {
        for (int b = 0; b < blocks; b++) {
            float scale = half(in, 34 * b);
            int q = 34 * b + 2;
            for (int i = 0; i < 32; i++) {
                out[32 * b + i] = scale * in[q + i];
            }
        }
    }

    /** Low nibbles are the first 16 weights of a block, high nibbles the other 16. */
    static void q4(byte[] in, int blocks, boolean hasOffset, float[] out) {
        int bytes = hasOffset ? 20 : 18;
        for (int b = 0; b < blocks; b++) {
            float scale = half(in, bytes * b);
            float offset = hasOffset ? half(in, bytes * b + 2) : -0f; // adding −0 changes nothing, not even a −0
            int zero = hasOffset ? 0 : 8;
            int q = bytes * b + bytes - 16;
            for (int i = 0; i < 16; i++) {
                out[32 * b + i] = scale * ((in[q + i] & 15) - zero) + offset;
                out[32 * b + 16 + i] = scale * (((in[q + i] >> 4) & 15) - zero) + offset;
            }
        }
    }

    /** Four low bits in 128 bytes, two high bits in 64 bytes, 16 signed scales, one half-float scale of scales. */
    static void q6k(byte[] in, int blocks, float[] out) {
        for (int b = 0; b < blocks; b++) {
            int at = 210 * b;
            float scale = half(in, at + 208);
            for (int part = 0; part < 2; part++) {
                int low = at + 64 * part;
                int high = at + 128 + 32 * part;
                int scales = at + 192 + 8 * part;
                int to = 256 * b + 128 * part;
                for (int i = 0; i < 128; i++) {
                    int lane = i & 31;
                    int quarter = i >> 5;
                    int four = (in[low + (i & 63)] >> (quarter < 2 ? 0 : 4)) & 15;
                    int two = (in[high + lane] >> (2 * quarter)) & 3;
                    out[to + i] = scale * in[scales + (i >> 4)] * ((four | two << 4) - 32);
                }
            }
        }
    }

    private static int u16(byte[] in, int at) {
        return (in[at] & 0xFF) | (in[at + 1] & 0xFF) << 8;
    }

    private static float half(byte[] in, int at) {
        int bits = u16(in, at);
        int sign = (bits & 0x8000) << 16;
        int exponent = (bits >> 10) & 31;
        int fraction = bits & 0x3FF;
        if (exponent == 0) {
            float subnormal = fraction * 0x1p-24f;
            return sign == 0 ? subnormal : -subnormal;
        }
        int wide = exponent == 31 ? 0x7F800000 : (exponent + 112) << 23;
        return Float.intBitsToFloat(sign | wide | fraction << 13);
    }
}
