package org.countermark.scheme;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Words of one made-up context, uniform and independent, behind the seam that keyed words stand behind. */
final class MadeWords implements Keystream {
    private final int[] words;

    MadeWords(int vocabulary, SplittableRandom random) {
        words = random.ints(vocabulary).toArray();
    }

    int word(int token, int mask) {
        return words[token] ^ mask;
    }

    int[] marked(int mask) {
        return Arrays.stream(words).map(w -> w ^ mask).toArray();
    }

    @Override
    public void read(int firstToken, int count, byte[] out, int outOffset) {
        ByteBuffer buffer = ByteBuffer.wrap(out, outOffset, 4 * count);
        for (int i = 0; i < count; i++) {
            // A keyed stream goes on beyond the vocabulary, to the end of the block.
            buffer.putInt(firstToken + i < words.length ? words[firstToken + i] : -1);
        }
    }

    /** Logits with the spread of a language model's: normal, a few peaks, some masked out. */
    static float[] logits(int vocabulary, SplittableRandom random) {
        float[] logits = new float[vocabulary];
        double spread = 0.1 + 4 * random.nextDouble();
        for (int i = 0; i < vocabulary; i++) {
            logits[i] = random.nextInt(20) == 0 ? Float.NEGATIVE_INFINITY : (float) (spread * random.nextGaussian());
        }
        for (int peak = 0; peak < random.nextInt(4); peak++) {
            logits[random.nextInt(vocabulary)] = (float) (5 * spread * random.nextDouble());
        }
        logits[random.nextInt(vocabulary)] = 0;
        return logits;
    }
}
