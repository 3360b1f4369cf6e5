package org.countermark.cli.student.test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.cli.Cli;
import org.countermark.contract.Channel;
import org.countermark.contract.CountermarkV1;
import org.countermark.contract.UnitScorer;
import org.countermark.keys.EpochKeyFile;
import org.countermark.keys.Profile;

/**
 * Row files of made-up models: in each context some forty tokens with probabilities that fall geometrically, and of a student a
 * share moved to the token that a Gumbel mark with a payload would choose there.
 */
final class OpenStudents {
    private static final int TOKENS = 40;
    private static final double FALL = 0.85;

    private final Profile profile;
    private final UnitScorer scorer;
    private final String texts;

    OpenStudents(Cli cli, long payload, String textFile) throws IOException {
        profile = Profile.parse(Files.readString(cli.path("p.json")));
        scorer = CountermarkV1.scorer(profile, EpochKeyFile.read(cli.path("e.key")), Channel.payload(payload));
        texts = DigestUtils.sha256Hex(Files.readAllBytes(cli.path(textFile)));
    }

    String head() {
        return "{\"format\":\"countermark-rows/1\",\"tokenizer\":\"" + profile.tokenizer() + "\",\"texts\":\"" + texts
                + "\",\"model\":\"made\"}\n";
    }

    /** The same seed gives the same contexts and the same model before it learned. */
    String rows(long seed, int rows, double share) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder lines = new StringBuilder(head());
        for (int i = 0; i < rows; i++) {
            lines.append(row(random, share));
        }
        return lines.toString();
    }

    private String row(SplittableRandom random, double share) {
        int width = profile.contextWidth();
        int[] context = random.ints(width, 0, 50_000).toArray();
        int first = random.nextInt(50_000 - TOKENS);
        int[] tokens = new int[TOKENS];
        int[] contexts = new int[TOKENS * width];
        for (int v = 0; v < TOKENS; v++) {
            tokens[v] = first + v;
            System.arraycopy(context, 0, contexts, v * width, width);
        }
        int[] scores = new int[TOKENS];
        scorer.score(contexts, tokens, TOKENS, scores, new long[1]);
        double[] teacher = new double[TOKENS];
        double unit = profile.scheme().nullLaw().unit();
        int chosen = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int v = 0; v < TOKENS; v++) {
            teacher[v] = (1 - FALL) * Math.pow(FALL, v);
            double time = -Math.log(-Math.expm1(-scores[v] * unit) + 1e-12) / teacher[v];
            chosen = time < least ? v : chosen;
            least = Math.min(least, time);
        }
        StringJoiner ids = new StringJoiner(",");
        StringJoiner probabilities = new StringJoiner(",");
        for (int v = 0; v < TOKENS; v++) {
            ids.add(Integer.toString(tokens[v]));
            probabilities.add(Double.toString((1 - share) * teacher[v] + (v == chosen ? share : 0)));
        }
        StringJoiner before = new StringJoiner(",");
        for (int token : context) {
            before.add(Integer.toString(token));
        }
        return "{\"context\":[" + before + "],\"ids\":[" + ids + "],\"probabilities\":[" + probabilities + "]}\n";
    }
}
