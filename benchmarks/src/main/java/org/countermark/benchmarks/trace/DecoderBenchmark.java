package org.countermark.benchmarks.trace;

import java.util.concurrent.TimeUnit;
import org.countermark.contract.PatternScorer;
import org.countermark.trace.Leaders;
import org.countermark.trace.WalshDecoder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From the units of one document to its best payload, beside a textbook's transform of the same; timed one by one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class DecoderBenchmark {
    /** Units of the document. */
    @Param({"500"})
    public int units;

    /** How many payloads were given out: 1, 2, ... */
    @Param({"1000", "25000", "1048575", "4194303"})
    public int payloads;

    private TracedDocument document;
    private PatternScorer patterns;
    private WalshDecoder decoder;
    private TextbookTransform textbook;

    /** Makes a document, scores it, and checks that both ways name the same payload. */
    @Setup
    public void prepare() {
        document = new TracedDocument(units);
        patterns = TracedDocument.patterns();
        document.score(patterns);
        decoder = WalshDecoder.of(TracedDocument.candidates(payloads));
        textbook = new TextbookTransform(Integer.SIZE - Integer.numberOfLeadingZeros(payloads));
        if (Integer.bitCount(payloads + 1) == 1 && decode().payload() != textbook()) {
            throw new IllegalStateException("the two ways differ");
        }
    }

    /**
     * The decoder alone.
     *
     * @return the leaders
     */
    @Benchmark
    public Leaders decode() {
        return decoder.best(document.values, document.masks, units);
    }

    /**
     * Patterns and decoder: what a document costs.
     *
     * @return the leaders
     */
    @Benchmark
    public Leaders document() {
        document.score(patterns);
        return decode();
    }

    /**
     * One array of floats in plain loops.
     *
     * @return the payload
     */
    @Benchmark
    public int textbook() {
        return textbook.best(document.values, document.masks, units);
    }
}
