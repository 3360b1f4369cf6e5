package org.countermark.corpora.gguf;

/** The tensor encodings that are read, with ggml's codes: plain floats, and blocks that share a scale. */
public enum TensorType {
    /** 32-bit floats. */
    F32(0, 1, 4),
    /** IEEE half floats. */
    F16(1, 1, 2),
    /** 4-bit weights around zero, one scale in 32. */
    Q4_0(2, 32, 18),
    /** 4-bit weights with scale and offset in 32. */
    Q4_1(3, 32, 20),
    /** 8-bit weights, one scale in 32. */
    Q8_0(8, 32, 34),
    /** 6-bit weights in groups of 16 with 8-bit scales, one scale in 256. */
    Q6_K(14, 256, 210),
    /** The upper half of 32-bit floats. */
    BF16(30, 1, 2);

    private final int code;
    private final int blockWeights;
    private final int blockBytes;

    TensorType(int code, int blockWeights, int blockBytes) {
        this.code = code;
        this.blockWeights = blockWeights;
        this.blockBytes = blockBytes;
    }

    static TensorType of(MappedFile file, long at, int code) throws UnreadableModelException {
        for (TensorType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw file.defect(
                at,
                "tensor encoding " + Integer.toUnsignedString(code)
                        + " is not one of F32, F16, BF16, Q8_0, Q4_0, Q4_1, Q6_K",
                "take the model in one of these, for example Q8_0");
    }

    /**
     * The block size.
     *
     * @return how many weights share a block; rows are whole blocks
     */
    public int blockWeights() {
        return blockWeights;
    }

    /**
     * The size of a block in the file.
     *
     * @return bytes
     */
    public int blockBytes() {
        return blockBytes;
    }

    /** Decodes {@code blocks} blocks from the start of {@code in} to the start of {@code out}. */
    void decode(byte[] in, int blocks, float[] out) {
        switch (this) {
            case F32 -> Blocks.f32(in, blocks, out);
            case F16 -> Blocks.f16(in, blocks, out);
            case BF16 -> Blocks.bf16(in, blocks, out);
            case Q4_0 -> Blocks.q4(in, blocks, false, out);
            case Q4_1 -> Blocks.q4(in, blocks, true, out);
            case Q8_0 -> Blocks.q8(in, blocks, out);
            case Q6_K -> Blocks.q6k(in, blocks, out);
        }
    }
}
