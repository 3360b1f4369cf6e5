package org.countermark.cli.scan;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.cli.AtomicFile;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.cli.input.Prefix;
import org.countermark.cli.input.Source;
import org.countermark.detect.PooledTest;
import org.countermark.stats.ScoreSum;

/**
 * A scan's state on disk: a ZIP file with the entry {@code state} and a snapshot of each trial's corpus test.
 *
 * <p>Holds no key. It belongs to one job: the same inputs, plans and options, which a digest at its head says.
 */
final class Checkpoint {
    private static final String MAGIC = "countermark/checkpoint/1";

    private Checkpoint() {}

    static void write(Path file, Job job, State state) throws IOException {
        AtomicFile.write(file, stream -> {
            try (ZipOutputStream zip = new ZipOutputStream(stream)) {
                zip.setLevel(Deflater.BEST_SPEED);
                zip.putNextEntry(new ZipEntry("state"));
                DataOutputStream out = new DataOutputStream(zip);
                writeState(out, job, state);
                out.flush();
                for (int i = 0; i < state.corpora.size(); i++) {
                    zip.putNextEntry(new ZipEntry("corpus-" + i));
                    state.corpora.get(i).save(zip);
                }
            }
        });
    }

    static State read(Path file, String shown, Job job) throws InputException, IOException {
        State state = new State(job);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            try (DataInputStream in = new DataInputStream(entry(zip, "state"))) {
                readState(in, job, state);
            }
            for (int i = 0; i < job.trials().size(); i++) {
                Trial trial = job.trials().get(i);
                try (InputStream in = entry(zip, "corpus-" + i)) {
                    state.corpora.set(i, PooledTest.restore(trial.plan(), trial.scorer(), in));
                }
            }
            return state;
        } catch (java.nio.file.NoSuchFileException missing) {
            throw new InputException(
                    Position.of(shown), "there is no checkpoint to go on from", "Start without --resume.", missing);
        } catch (IOException problem) {
            throw new InputException(
                    Position.of(shown),
                    "the checkpoint cannot be used: " + problem.getMessage(),
                    "Start again without --resume.",
                    problem);
        }
    }

    private static InputStream entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("it has no part " + name);
        }
        return zip.getInputStream(entry);
    }

    /** What a checkpoint must agree with. */
    private static String digest(Job job) {
        StringBuilder text = new StringBuilder();
        for (Source source : job.sources()) {
            text.append(source.name()).append('\n');
        }
        text.append(job.reading()).append(job.skipBad()).append(job.keep()).append('\n');
        for (Trial trial : job.trials()) {
            text.append(trial.plan().digest()).append('\n');
        }
        return DigestUtils.sha256Hex(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void writeState(DataOutputStream out, Job job, State state) throws IOException {
        out.writeUTF(MAGIC);
        out.writeUTF(digest(job));
        out.writeLong(state.records);
        out.writeLong(state.recordsHere);
        out.writeLong(state.skippedHere);
        out.writeLong(state.tokens);
        out.writeLong(state.roundTrip.same());
        out.writeLong(state.roundTrip.tried());
        out.writeBoolean(state.prefix.isPresent());
        if (state.prefix.isPresent()) {
            out.writeLong(state.prefix.get().bytes());
            out.writeUTF(state.prefix.get().sha256());
        }
        out.writeInt(state.done.size());
        for (Scanned input : state.done) {
            out.writeUTF(input.name());
            out.writeUTF(input.sha256());
            out.writeLong(input.bytes());
            out.writeLong(input.records());
            out.writeLong(input.skipped());
        }
        for (Ranking ranking : state.rankings) {
            List<DocumentScore> best = ranking.best();
            out.writeLong(ranking.tested());
            out.writeInt(best.size());
            for (DocumentScore document : best) {
                out.writeLong(document.ordinal());
                out.writeUTF(document.id());
                out.writeLong(document.score().n());
                out.writeLong(document.score().sum());
                out.writeDouble(document.log10());
            }
        }
    }

    private static void readState(DataInputStream in, Job job, State state) throws IOException {
        if (!in.readUTF().equals(MAGIC)) {
            throw new IOException("it is of another version");
        }
        if (!in.readUTF().equals(digest(job))) {
            throw new IOException("it belongs to a scan with other inputs, keys or options");
        }
        state.records = in.readLong();
        state.recordsHere = in.readLong();
        state.skippedHere = in.readLong();
        state.tokens = in.readLong();
        state.roundTrip = new Prepared.RoundTrip(in.readLong(), in.readLong());
        state.prefix = in.readBoolean() ? Optional.of(new Prefix(in.readLong(), in.readUTF())) : Optional.empty();
        int inputs = in.readInt();
        for (int i = 0; i < inputs; i++) {
            state.done.add(new Scanned(in.readUTF(), in.readUTF(), in.readLong(), in.readLong(), in.readLong()));
        }
        for (Ranking ranking : state.rankings) {
            long tested = in.readLong();
            int size = in.readInt();
            List<DocumentScore> best = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                best.add(new DocumentScore(
                        in.readLong(), in.readUTF(), new ScoreSum(in.readLong(), in.readLong()), in.readDouble()));
            }
            ranking.restore(tested, best);
        }
    }
}
