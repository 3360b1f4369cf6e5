package org.countermark.cli.scan;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
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
import org.countermark.cli.store.TokenStore;

/**
 * A scan's state on disk: a ZIP file with the entry {@code state} and the documents of each
 * tokenizer's store.
 *
 * <p>Holds no key, but the text that was read, as token ids: only its owner may read it. It belongs to one job: the same inputs, plans and options, which a digest at its head says.
 */
final class Checkpoint {
    private static final String MAGIC = "countermark/checkpoint/3";

    private Checkpoint() {}

    /** No work beside what was read. */
    private static final ReadBody.Work NONE = new ReadBody.Work() {
        @Override
        public void save(DataOutputStream out) {}

        @Override
        public void load(DataInputStream in) {}
    };

    static void write(Path file, Job job, State state) throws IOException {
        write(file, job, state, "scan", NONE);
    }

    /** Writes a checkpoint that only a job of the same purpose can read. */
    static void write(Path file, Job job, State state, String purpose, ReadBody.Work work) throws IOException {
        AtomicFile.writeSecret(file, stream -> {
            try (ZipOutputStream zip = new ZipOutputStream(stream)) {
                zip.setLevel(Deflater.NO_COMPRESSION);
                write(zip, "state", out -> writeState(out, digest(job, purpose), state));
                write(zip, "work", work::save);
                for (TokenStore store : state.stores) {
                    write(zip, "store-" + state.stores.indexOf(store), store::save);
                }
            }
        });
    }

    private interface Part<T> {
        void with(T stream) throws IOException;
    }

    /** A part and its digest: a ZIP file's own checksum is not looked at where a part is read. */
    private static void write(ZipOutputStream zip, String name, Part<DataOutputStream> part) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        MessageDigest digest = DigestUtils.getSha256Digest();
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new DigestOutputStream(zip, digest), 1 << 16));
        part.with(out);
        out.flush();
        zip.write(digest.digest());
    }

    private static void read(ZipFile zip, String name, Part<DataInputStream> part) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("it has no part " + name);
        }
        MessageDigest digest = DigestUtils.getSha256Digest();
        try (InputStream raw = new BufferedInputStream(zip.getInputStream(entry), 1 << 16)) {
            part.with(new DataInputStream(new DigestInputStream(raw, digest)));
            if (!Arrays.equals(digest.digest(), raw.readAllBytes())) {
                throw new IOException("its part " + name + " is damaged");
            }
        } catch (EOFException problem) {
            throw new IOException("its part " + name + " is cut short", problem);
        }
    }

    /** Reads a checkpoint into a state that has read nothing. */
    static void read(Path file, String shown, Job job, State state) throws InputException, IOException {
        read(file, shown, job, state, "scan", NONE);
    }

    /** Reads a checkpoint of a purpose, and the work that was done. */
    static void read(Path file, String shown, Job job, State state, String purpose, ReadBody.Work work)
            throws InputException, IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            read(
                    zip,
                    "state",
                    in -> readState(in, digest(job, purpose), job.sources().size(), state));
            read(zip, "work", work::load);
            for (TokenStore store : state.stores) {
                int inputs = job.sources().size();
                read(zip, "store-" + state.stores.indexOf(store), in -> store.load(in, inputs));
            }
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

    /** What a checkpoint must agree with. */
    private static String digest(Job job, String purpose) {
        StringBuilder text = new StringBuilder(purpose).append('\n');
        for (Source source : job.sources()) {
            text.append(source.name()).append('\n');
        }
        text.append(job.reading())
                .append(job.skipBad())
                .append(job.keep())
                .append(job.method())
                .append(job.timeline())
                .append('\n');
        for (Lexer lexer : job.lexers()) {
            text.append(lexer.id()).append(lexer.tokenizer().isPresent()).append('\n');
        }
        for (Trial trial : job.trials()) {
            text.append(trial.plan().digest()).append('\n');
        }
        for (Trial variant : job.variants()) {
            text.append("variant ").append(variant.plan().digest()).append('\n');
        }
        return DigestUtils.sha256Hex(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void writeState(DataOutputStream out, String digest, State state) throws IOException {
        out.writeUTF(MAGIC);
        out.writeUTF(digest);
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
    }

    private static void readState(DataInputStream in, String digest, int sources, State state) throws IOException {
        if (!in.readUTF().equals(MAGIC)) {
            throw new IOException("it is of another version");
        }
        if (!in.readUTF().equals(digest)) {
            throw new IOException("it belongs to work with other inputs, keys or options");
        }
        state.records = in.readLong();
        state.recordsHere = in.readLong();
        state.skippedHere = in.readLong();
        state.tokens = in.readLong();
        state.roundTrip = new RoundTrip(in.readLong(), in.readLong());
        state.prefix = in.readBoolean() ? Optional.of(new Prefix(in.readLong(), in.readUTF())) : Optional.empty();
        int inputs = in.readInt();
        if (inputs < 0 || inputs > sources) {
            throw new IOException("it has " + inputs + " inputs");
        }
        for (int i = 0; i < inputs; i++) {
            state.done.add(new Scanned(in.readUTF(), in.readUTF(), in.readLong(), in.readLong(), in.readLong()));
        }
    }
}
