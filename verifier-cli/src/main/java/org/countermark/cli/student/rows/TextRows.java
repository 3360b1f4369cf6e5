package org.countermark.cli.student.rows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.countermark.corpora.llama.ForwardPass;
import org.countermark.corpora.llama.KeyValueCache;
import org.countermark.corpora.llama.LanguageModel;
import org.countermark.corpora.llama.Workers;

/**
 * Makes rows of texts with a model that runs here: one for each context that is new. For one thread.
 *
 * <p>Where a text fills the model's context, the older half is forgotten and the newer one is read again.
 */
final class TextRows {
    private static final int ROWS = 64;
    private static final int[] NO_PROMPT = {};

    private final LanguageModel model;
    private final ForwardPass pass;
    private final int width;
    private final NewContexts contexts;
    private final Likeliest likeliest;
    private final RowSink sink;
    private final List<int[]> wanted = new ArrayList<>();
    private int pending;
    private long rows;

    TextRows(LanguageModel model, Workers workers, int width, int most, RowSink sink) {
        this.model = model;
        this.pass = model.network().pass(ROWS, workers);
        this.width = width;
        this.contexts = new NewContexts(width);
        this.likeliest = new Likeliest(most);
        this.sink = sink;
    }

    /** Adds the rows of a text. */
    void add(String text) throws IOException {
        int[] tokens = model.tokenizer().encode(text);
        int[] shown = model.prompt(text);
        // A token that begins texts is no part of a context.
        int lead = shown.length - tokens.length;
        int most = model.network().shape().context();
        KeyValueCache cache = model.network().sequence(Math.min(most, shown.length));
        for (int at = 0; at < shown.length; at++) {
            if (cache.length() == cache.capacity()) {
                run();
                cache.truncate(0);
                for (int i = at - most / 2; i < at; i++) {
                    take(cache, shown[i]);
                }
            }
            int end = at + 1 - lead;
            boolean fresh = contexts.add(tokens, end);
            if (fresh) {
                wanted.add(Arrays.copyOfRange(tokens, end - width, end));
            }
            pass.add(cache, shown[at], fresh);
            filled();
        }
        run();
    }

    private void take(KeyValueCache cache, int token) throws IOException {
        pass.add(cache, token, false);
        filled();
    }

    private void filled() throws IOException {
        pending++;
        if (pending == ROWS) {
            run();
        }
    }

    private void run() throws IOException {
        if (pending > 0) {
            pass.run();
            for (int i = 0; i < wanted.size(); i++) {
                sink.add(likeliest.row(NO_PROMPT, wanted.get(i), pass.logits(i)));
            }
            rows += wanted.size();
            wanted.clear();
            pending = 0;
        }
    }

    /** Rows so far. */
    long rows() {
        return rows;
    }
}
