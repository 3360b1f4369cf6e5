package org.countermark.cli.scan;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Prefix;
import org.countermark.cli.store.Encoded;
import org.countermark.cli.store.TokenStore;
import org.countermark.token.Slice;

/** How far the reading is, and all that was read: what a checkpoint holds. Used by one thread while it is read. */
final class State implements Closeable {
    /** The documents, for each tokenizer of the job. */
    final List<TokenStore> stores = new ArrayList<>();

    final List<Scanned> done = new ArrayList<>();
    RoundTrip roundTrip = RoundTrip.NONE;

    /** Records of all inputs that were merged. */
    long records;
    /** Records of the present input that were merged, bad ones included. */
    long recordsHere;
    /** Bad ones among them. */
    long skippedHere;
    /** Tokens read by the first tokenizer, for the meter. */
    long tokens;
    /** What was read of the present input when the scan stopped. */
    Optional<Prefix> prefix = Optional.empty();

    private final Slice share;
    private final Receiver receiver;

    /** Takes documents in the order of the records. */
    @FunctionalInterface
    interface Receiver {
        void take(Prepared document) throws InputException, IOException;
    }

    State(Job job, Path workFolder) {
        share = job.method().share();
        for (int i = 0; i < job.lexers().size(); i++) {
            stores.add(new TokenStore(workFolder, TokenStore.IN_MEMORY));
        }
        receiver = this::store;
    }

    /** Keeps no document, but hands each on. */
    State(Job job, Receiver receiver) {
        share = job.method().share();
        this.receiver = receiver;
    }

    void merge(Prepared document) throws InputException, IOException {
        receiver.take(document);
        roundTrip = roundTrip.plus(document.roundTrip());
        tokens += document.encoded().get(0).tokens();
        records++;
        recordsHere++;
    }

    private void store(Prepared document) throws IOException {
        for (int i = 0; i < stores.size(); i++) {
            Encoded encoded = document.encoded().get(i);
            // Canonical order goes by the high bits of the digest, the index by the low ones: neither is disturbed.
            if (share.holds(encoded.digest().high())) {
                stores.get(i).put(encoded, document.input(), document.number(), document.date());
            }
        }
    }

    /** Records in the first store; empty where documents are only handed on. */
    OptionalLong put() {
        return stores.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(stores.get(0).records());
    }

    /** Records that were copies of others; 0 where documents are only handed on. */
    long copies() {
        return stores.isEmpty() ? 0 : stores.get(0).records() - stores.get(0).documents();
    }

    void skip() {
        records++;
        recordsHere++;
        skippedHere++;
    }

    void end(String name, String sha256, long bytes) {
        done.add(new Scanned(name, sha256, bytes, recordsHere, skippedHere));
        recordsHere = 0;
        skippedHere = 0;
        prefix = Optional.empty();
    }

    @Override
    public void close() throws IOException {
        for (TokenStore store : stores) {
            store.close();
        }
    }
}
