package org.countermark.stats;

/**
 * The discrete Fourier transform of N complex numbers, N a power of two, in place.
 *
 * <p>Cooley and Tukey (1965), radix 2. Only +, −, × of doubles, and StrictMath for the roots of unity: the same bits on
 * every machine. Immutable.
 */
final class Fourier {
    private final int size;
    private final double[] cosines;
    private final double[] sines;

    Fourier(int size) {
        this.size = size;
        cosines = new double[size / 2];
        sines = new double[size / 2];
        for (int k = 0; k < size / 2; k++) {
            double angle = 2 * StrictMath.PI * k / size;
            cosines[k] = StrictMath.cos(angle);
            sines[k] = StrictMath.sin(angle);
        }
    }

    /** X[k] = Σ_j x[j]·exp(2πi·jk/N); applied twice it gives N·x with the indices reversed. */
    void transform(double[] re, double[] im) {
        reverseBits(re, im);
        for (int half = 1; half < size; half *= 2) {
            int stride = size / (2 * half);
            for (int from = 0; from < size; from += 2 * half) {
                for (int j = 0; j < half; j++) {
                    int a = from + j;
                    int b = a + half;
                    double c = cosines[j * stride];
                    double s = sines[j * stride];
                    double x = re[b] * c - im[b] * s;
                    double y = re[b] * s + im[b] * c;
                    re[b] = re[a] - x;
                    im[b] = im[a] - y;
                    re[a] += x;
                    im[a] += y;
                }
            }
        }
    }

    private void reverseBits(double[] re, double[] im) {
        int shift = Integer.numberOfLeadingZeros(size) + 1;
        for (int i = 0; i < size; i++) {
            int j = size == 1 ? 0 : Integer.reverse(i) >>> shift;
            if (i < j) {
                double x = re[i];
                re[i] = re[j];
                re[j] = x;
                double y = im[i];
                im[i] = im[j];
                im[j] = y;
            }
        }
    }
}
