package org.countermark.cli.scan;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Reading;
import org.countermark.cli.input.Source;
import org.countermark.cli.input.Sources;
import org.countermark.cli.timeline.TimelineChoice;
import org.countermark.detect.Level;
import org.countermark.detect.UnitRule;
import org.countermark.token.Slice;

/**
 * What a scan is to do.
 *
 * @param sources the inputs, in order
 * @param reading how to read them
 * @param lexers the tokenizers tried
 * @param trials the hypotheses declared
 * @param variants near variants of these, tried when none of them shows a mark, and counted in any case
 * @param skipBad true to count bad records and go on
 * @param threads workers, at least 1
 * @param keep how many documents to list
 * @param alpha the level of the verdict
 * @param method how the documents are tested
 * @param timeline the time line to make, if any
 */
record Job(
        List<Source> sources,
        Reading reading,
        List<Lexer> lexers,
        List<Trial> trials,
        List<Trial> variants,
        boolean skipBad,
        int threads,
        int keep,
        Level alpha,
        Method method,
        Optional<TimelineChoice> timeline) {
    Job {
        sources = List.copyOf(sources);
        lexers = List.copyOf(lexers);
        trials = List.copyOf(trials);
        variants = List.copyOf(variants);
    }

    /** How many hypotheses results are corrected for. */
    int hypotheses() {
        return trials.size() + variants.size();
    }

    /** Reads with one tokenizer, and tests nothing. */
    static Job reading(Terminal terminal, InputOptions input, Lexer lexer, int threads)
            throws InputException, IOException {
        return new Job(
                Sources.of(input.files, terminal::resolve),
                input.reading(),
                List.of(lexer),
                List.of(),
                List.of(),
                input.skipBad,
                threads,
                0,
                Level.of("1e-6"),
                new Method(UnitRule.DISTINCT, Method.Dedup.EXACT, 0, Slice.WHOLE),
                Optional.empty());
    }
}
