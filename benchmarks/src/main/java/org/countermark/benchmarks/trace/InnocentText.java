package org.countermark.benchmarks.trace;

import java.util.List;
import java.util.SplittableRandom;
import org.countermark.corpora.edit.TokenEdit;
import org.countermark.corpora.edit.TokenEdits;
import org.countermark.corpora.rates.SimulatedStream;
import org.countermark.corpora.rates.TokenDistributions;
import org.countermark.embed.MarkSession;
import org.countermark.embed.Watermark;

/**
 * Documents on which innocents are tested. Each is made under the key of its trial, by the first payloads of a list of
 * independent ones; the others are innocent.
 */
enum InnocentText {
    /** A real debate, nobody's. */
    UNMARKED("unmarked text", 0) {
        @Override
        List<int[]> document(RealTexts texts, Watermark mark, int[] authors, SplittableRandom random) {
            return List.of(texts.debate(random, LENGTH));
        }
    },

    /** Text of another account, at one nat a token. */
    ANOTHER("text of another account", 1) {
        @Override
        List<int[]> document(RealTexts texts, Watermark mark, int[] authors, SplittableRandom random) {
            return List.of(STREAM.marked(mark, authors[0], LENGTH, random));
        }
    },

    /** Responses to three members of a cohort, who have one payload together; their own former ones are among the innocent. */
    COHORT("text of a cohort", 1) {
        @Override
        List<int[]> document(RealTexts texts, Watermark mark, int[] authors, SplittableRandom random) {
            return List.of(
                    STREAM.marked(mark, authors[0], LENGTH / 3, random),
                    STREAM.marked(mark, authors[0], LENGTH / 3, random),
                    STREAM.marked(mark, authors[0], LENGTH / 3, random));
        }
    },

    /** A fifth of another account's tokens are replaced. */
    SUBSTITUTED("20 % substituted", 1) {
        @Override
        List<int[]> document(RealTexts texts, Watermark mark, int[] authors, SplittableRandom random) {
            return edited(TokenEdits.substitute(EDITED, SimulatedStream.VOCABULARY_SIZE), mark, authors, random);
        }
    },

    /** A fifth of another account's tokens are missing. */
    DELETED("20 % deleted", 1) {
        @Override
        List<int[]> document(RealTexts texts, Watermark mark, int[] authors, SplittableRandom random) {
            return edited(TokenEdits.delete(EDITED), mark, authors, random);
        }
    },

    /** Between another account's tokens stand a fifth as many others. */
    INSERTED("20 % inserted", 1) {
        @Override
        List<int[]> document(RealTexts texts, Watermark mark, int[] authors, SplittableRandom random) {
            return edited(TokenEdits.insert(EDITED, SimulatedStream.VOCABULARY_SIZE), mark, authors, random);
        }
    },

    /** Pieces of three accounts' texts, and of a real one. */
    SPLICED("spliced from three accounts", 3) {
        @Override
        List<int[]> document(RealTexts texts, Watermark mark, int[] authors, SplittableRandom random) {
            int[] spliced = texts.debate(random, LENGTH / 4);
            for (int author : authors) {
                int[] piece = STREAM.marked(mark, author, LENGTH / 4, random);
                spliced = TokenEdits.spliceInto(spliced, 3).apply(piece, random);
            }
            return List.of(spliced);
        }
    },

    /** A real source file, licence header and all, nobody's. */
    CODE("code", 0) {
        @Override
        List<int[]> document(RealTexts texts, Watermark mark, int[] authors, SplittableRandom random) {
            return List.of(texts.code(random, LENGTH));
        }
    },

    /**
     * Repetitive code by another account: a real file, written twice by a marked model that gives each of its tokens the
     * probability .8 and two others the rest. Repeated contexts are as frequent as real code has them, and twice that.
     */
    MARKED_CODE("repetitive code of another account", 1) {
        @Override
        List<int[]> document(RealTexts texts, Watermark mark, int[] authors, SplittableRandom random) {
            int[] file = texts.code(random, LENGTH / 2);
            MarkSession session = mark.session(authors[0], random);
            for (int at = 0; at < 2 * file.length; at++) {
                int token = file[at % file.length];
                session.next(new int[] {token, token + 1, token + 2}, new double[] {0.8, 0.1, 0.1}, 3);
            }
            return List.of(session.tokens());
        }
    };

    /** Tokens of a document. */
    private static final int LENGTH = 300;

    private static final double EDITED = 0.2;

    private static final SimulatedStream STREAM = SimulatedStream.of(TokenDistributions.zipf(32, 1));

    private final String title;
    private final int authors;

    InnocentText(String title, int authors) {
        this.title = title;
        this.authors = authors;
    }

    String title() {
        return title;
    }

    /** How many payloads take part in making a document. */
    int authors() {
        return authors;
    }

    /** A document as its responses. */
    abstract List<int[]> document(RealTexts texts, Watermark mark, int[] authors, SplittableRandom random);

    private static List<int[]> edited(TokenEdit edit, Watermark mark, int[] authors, SplittableRandom random) {
        return List.of(edit.apply(STREAM.marked(mark, authors[0], LENGTH, random), random));
    }
}
