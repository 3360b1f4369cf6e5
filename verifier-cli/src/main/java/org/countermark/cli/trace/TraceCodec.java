package org.countermark.cli.trace;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.countermark.stats.LogP;
import org.countermark.token.UnitCounts;
import org.countermark.trace.DocumentTrace;
import org.countermark.trace.Match;

/** The trace of a document as a checkpoint holds it. */
final class TraceCodec {
    private TraceCodec() {}

    static void write(DocumentTrace trace, DataOutputStream out) throws IOException {
        UnitCounts counts = trace.counts();
        out.writeLong(counts.responses());
        out.writeLong(counts.tokens());
        out.writeLong(counts.atStart());
        out.writeLong(counts.inPrompt());
        out.writeLong(counts.notModal());
        out.writeLong(counts.duplicates());
        out.writeLong(counts.units());
        out.writeInt(trace.traced());
        out.writeBoolean(trace.match().isPresent());
        if (trace.match().isPresent()) {
            Match match = trace.match().get();
            out.writeInt(match.payload());
            out.writeLong(match.sum());
            p(match.detected(), out);
            p(match.accused(), out);
            out.writeBoolean(match.runnerUp().isPresent());
            if (match.runnerUp().isPresent()) {
                out.writeInt(match.runnerUp().get().payload());
                out.writeDouble(match.runnerUp().get().margin());
            }
        }
    }

    /** Reads a trace; what is read is untrusted, and refused where it is none. */
    static DocumentTrace read(DataInputStream in) throws IOException {
        try {
            UnitCounts counts = new UnitCounts(
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong());
            int traced = in.readInt();
            return new DocumentTrace(counts, traced, in.readBoolean() ? Optional.of(match(in)) : Optional.empty());
        } catch (IllegalArgumentException problem) {
            throw new IOException("its traces are damaged: " + problem.getMessage(), problem);
        }
    }

    private static Match match(DataInputStream in) throws IOException {
        int payload = in.readInt();
        long sum = in.readLong();
        LogP detected = p(in);
        LogP accused = p(in);
        return new Match(
                payload,
                sum,
                detected,
                accused,
                in.readBoolean() ? Optional.of(new Match.RunnerUp(in.readInt(), in.readDouble())) : Optional.empty());
    }

    private static void p(LogP p, DataOutputStream out) throws IOException {
        out.writeBoolean(p instanceof LogP.Certified);
        out.writeDouble(p.log10());
        if (p instanceof LogP.Certified certified) {
            out.writeDouble(certified.saddlepoint());
        }
    }

    /** Sums have exact or certified tails, never e-values. */
    private static LogP p(DataInputStream in) throws IOException {
        boolean certified = in.readBoolean();
        double log10 = in.readDouble();
        return certified ? new LogP.Certified(log10, in.readDouble()) : new LogP.Exact(log10);
    }
}
