package org.countermark.cli.scan;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    State(Job job, Path workFolder) {
        share = job.method().share();
        for (int i = 0; i < job.lexers().size(); i++) {
            stores.add(new TokenStore(workFolder, TokenStore.IN_MEMORY));
        }
    }

    void merge(Prepared document) throws IOException {
        for (int i = 0; i < stores.size(); i++) {
            Encoded encoded = document.encoded().get(i);
            // Canonical order goes by the high bits of the digest, the index by the low ones: neither is disturbed.
            if (share.holds(encoded.digest().high())) {
                stores.get(i).put(encoded, document.input(), document.number(), document.date());
            }
        }
        roundTrip = roundTrip.plus(document.roundTrip());
        tokens += document.encoded().get(0).tokens();
        records++;
        recordsHere++;
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
