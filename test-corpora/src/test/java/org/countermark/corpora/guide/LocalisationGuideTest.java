package org.countermark.corpora.guide;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countermark.corpora.llama.EmbeddedModel;
import org.countermark.corpora.llama.GenerationRequest;
import org.countermark.corpora.llama.LanguageModel;
import org.countermark.corpora.llama.Workers;
import org.countermark.corpora.text.Document;
import org.countermark.corpora.text.NullCorpora;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.Level;
import org.countermark.detect.Region;
import org.countermark.detect.RegionScan;
import org.countermark.detect.Regions;
import org.countermark.embed.MarkSession;
import org.countermark.embed.Sampling;
import org.countermark.embed.Watermark;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.keys.RootKey;
import org.countermark.scheme.GumbelScheme;
import org.countermark.token.Response;
import org.countermark.token.TextSpan;
import org.countermark.token.TextTokenizer;
import org.countermark.token.TokenOffsets;
import org.junit.jupiter.api.Test;

/** The snippet of docs/guide/investigator.md that finds a passage, run on text of the embedded model among debates. */
class LocalisationGuideTest {
    private final LanguageModel model = EmbeddedModel.load();
    private final TextTokenizer tokenizer = model.tokenizer();
    private final Profile profile = new Profile(new GumbelScheme(), 4, tokenizer.id(), 0);
    private final EpochKey key = RootKey.of(new byte[32]).epoch("2026-11");

    private String answer(int tokens) {
        MarkSession session = Watermark.of(profile, key).session(0, new SplittableRandom(1));
        Sampling sampling = Sampling.of(1);
        try (Workers workers = Workers.of(1)) {
            GenerationRequest request = GenerationRequest.of(
                    model.prompt("The committee"), logits -> session.next(logits, sampling), tokens);
            int[] answer = model.generator(workers, 1)
                    .generate(List.of(request))
                    .get(0)
                    .tokens();
            return tokenizer.decode(answer);
        }
    }

    private static List<String> debates() {
        try (Stream<Document> documents = NullCorpora.europarl()) {
            return documents
                    .map(Document::text)
                    .filter(text -> text.contains(" the ") && text.contains(" which "))
                    .limit(30)
                    .toList();
        }
    }

    /**
     * 400 tokens with more than a nat of excess each among some 10,000: many times the evidence that is needed, and bounds
     * that are right to three eighths of the passage. Odds of failing for a random seed: below 1e-12.
     */
    @Test
    void findsThePassage() {
        List<String> debates = debates();
        String answer = answer(400);
        String text = debates.stream().limit(15).collect(Collectors.joining("\n"))
                + answer
                + debates.stream().skip(15).collect(Collectors.joining("\n"));
        String commitment = Commitment.of(profile, key).hex();

        // snippet: regions
        DetectionPlan plan = DetectionPlan.builder(profile, commitment)
                .alpha(Level.of("1e-4")) // for all documents of the body together
                .build();
        int[] tokens = tokenizer.encode(text);
        long body = tokens.length; // tokens of all documents that you have, searched or not
        RegionScan scan = RegionScan.of(plan, plan.scorer(profile, key), body);

        List<String> passages = new ArrayList<>();
        if (scan.scan(Response.of(tokens)) instanceof Regions.Searched searched) {
            TokenOffsets offsets =
                    TokenOffsets.of(tokenizer, text, tokens).orElseThrow(); // empty if the tokens do not spell the text
            for (Region region : searched.found()) {
                TextSpan span = offsets.span(region.from(), region.to());
                passages.add(text.substring(span.from(), span.to()));
                assertTrue(region.corrected() <= -4); // log10, corrected for all stretches of the body
            }
        }
        // end snippet

        int at = text.indexOf(answer);
        String middle = answer.substring(answer.length() * 3 / 8, answer.length() * 5 / 8);
        String wide = text.substring(at - answer.length() * 3 / 8, at + answer.length() * 11 / 8);
        assertTrue(passages.stream().anyMatch(passage -> passage.contains(middle) && wide.contains(passage)));
    }
}
