package org.countermark.cli.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countermark.cli.store.TokenStore;
import org.countermark.detect.Region;
import org.countermark.detect.RegionScan;
import org.countermark.detect.Regions;
import org.countermark.token.TextTokenizer;
import org.countermark.token.TokenOffsets;
import org.countermark.token.TokenProxy;

/** Looks for marked passages in the listed documents, corrected for every stretch of every document and trial. */
final class Passages {
    /** So many documents are searched, those that look most marked, whether they are listed or not. */
    static final int MOST_DOCUMENTS = 500;

    /** And no more than so many tokens, but for the documents that are listed. */
    private static final long MOST_TOKENS = 4_000_000;

    private static final int EXCERPT = 60;

    private final Job job;
    private final Trial trial;
    private final TokenStore store;
    private final RegionScan scan;

    Passages(Job job, Trial trial, TokenStore store, Optional<TokenProxy> proxy) {
        this.job = job;
        this.trial = trial;
        this.store = store;
        long family = Math.multiplyExact(Math.max(1, store.tokens()), (long) job.hypotheses());
        this.scan = proxy.isPresent()
                ? RegionScan.of(
                        trial.plan(), trial.scorer(), family, trial.profile().scheme(), proxy.get())
                : RegionScan.of(trial.plan(), trial.scorer(), family);
    }

    /** The passages of ranked documents, by index; a document that was not or could not be searched is left out. */
    Map<Integer, List<Passage>> of(List<DocumentScore> ranked) throws IOException {
        Map<Integer, List<Passage>> passages = new HashMap<>();
        long searchedTokens = 0;
        for (int rank = 0; rank < Math.min(MOST_DOCUMENTS, ranked.size()); rank++) {
            DocumentScore document = ranked.get(rank);
            searchedTokens += store.tokens(document.index());
            if (rank >= job.keep() && searchedTokens > MOST_TOKENS) {
                break;
            }
            Regions regions = scan.scan(store.responses(document.index()));
            if (regions instanceof Regions.Searched searched) {
                passages.put(document.index(), place(document.index(), searched.found()));
            }
        }
        return passages;
    }

    private List<Passage> place(int index, List<Region> regions) throws IOException {
        Optional<TextTokenizer> tokenizer = job.lexers().get(trial.lexer()).tokenizer();
        List<Passage> passages = new ArrayList<>();
        if (!regions.isEmpty()) {
            List<int[]> responses = store.generated(index);
            for (Region region : regions) {
                passages.add(
                        tokenizer.isPresent()
                                ? place(region, responses, tokenizer.get())
                                : new Passage(region, List.of(), ""));
            }
        }
        return passages;
    }

    private static Passage place(Region region, List<int[]> responses, TextTokenizer tokenizer) {
        List<Passage.Span> spans = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        int start = 0;
        for (int i = 0; i < responses.size(); i++) {
            int[] tokens = responses.get(i);
            int from = Math.max(region.from() - start, 0);
            int to = Math.min(region.to() - start, tokens.length);
            start += tokens.length;
            if (from >= to) {
                continue;
            }
            String text = tokenizer.decode(tokens);
            Optional<TokenOffsets> offsets = TokenOffsets.of(tokenizer, text, tokens);
            if (offsets.isEmpty()) {
                return new Passage(region, List.of(), "");
            }
            Passage.Span span = new Passage.Span(i, offsets.get().span(from, to));
            spans.add(span);
            words.append(text, span.text().from(), span.text().to()).append(' ');
        }
        return new Passage(region, spans, excerpt(words.toString()));
    }

    /** One line that does nothing to a terminal. */
    private static String excerpt(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        int end = Math.min(line.length(), EXCERPT);
        return end == line.length()
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, end))) + "…";
    }
}
