package org.countermark.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.junit.jupiter.api.Test;

/** Profiles: one canonical form, and a message that names the field for every malformed one. */
class ProfileTest {
    @Provide
    static Arbitrary<Profile> profiles() {
        Arbitrary<Scheme> schemes = Arbitraries.oneOf(
                Arbitraries.just(new GumbelScheme()),
                Arbitraries.integers().between(1, 32).map(TournamentScheme::new),
                Arbitraries.integers().between(1, 65535).map(GreenListScheme::new));
        Arbitrary<String> ids = Arbitraries.strings()
                .withCharRange('!', '~')
                .excludeChars('"', '\\')
                .ofMinLength(1)
                .ofMaxLength(200);
        return Combinators.combine(
                        schemes,
                        Arbitraries.integers().between(1, 16),
                        ids,
                        Arbitraries.integers().between(0, 65536))
                .as(Profile::new);
    }

    @Property(tries = 300)
    void theCanonicalFormIsReadBack(@ForAll("profiles") Profile profile) {
        assertEquals(profile, Profile.parse(profile.toJson()));
        assertEquals(32, profile.digest().length);
    }

    @Test
    void orderAndSpaceAreFreeOnReading() {
        Profile profile = Profile.parse("""
                { "traceShare": 0, "tokenizer": "t", "scheme": "tournament",
                  "depth": 30, "contract": "countermark/1", "contextWidth": 4 }
                """);
        assertEquals(
                "{\"contextWidth\":4,\"contract\":\"countermark/1\",\"depth\":30,\"scheme\":\"tournament\",\"tokenizer\":\"t\",\"traceShare\":0}",
                profile.toJson());
    }

    @Test
    void everyDefectNamesItsField() {
        String good = new Profile(new TournamentScheme(30), 4, "t", 0).toJson();
        Map<String, String> defects = Map.ofEntries(
                Map.entry(good.replace("countermark/1", "countermark/2"), "contract"),
                Map.entry(good.replace("tournament", "kgw"), "scheme"),
                Map.entry(good.replace(":4", ":0"), "contextWidth"),
                Map.entry(good.replace(":4", ":17"), "contextWidth"),
                Map.entry(good.replace(":4", ":4.0"), "contextWidth"),
                Map.entry(good.replace(":4", ":\"4\""), "contextWidth"),
                Map.entry(good.replace(":4", ":4294967300"), "contextWidth"),
                Map.entry(good.replace(":4", ":99999999999999999999"), "contextWidth"),
                Map.entry(good.replace(":4", ":null"), "contextWidth"),
                Map.entry(good.replace(":30", ":0"), "depth"),
                Map.entry(good.replace(":30", ":33"), "depth"),
                Map.entry(good.replace("\"depth\":30,", ""), "depth"),
                Map.entry(good.replace("\"depth\":30", "\"depth\":30,\"gamma\":1"), "gamma"),
                Map.entry(good.replace("\"tournament\"", "\"gumbel\""), "depth"),
                Map.entry(good.replace("\"tournament\"", "\"green-list\""), "gamma"),
                Map.entry(good.replace("\"t\"", "\"\""), "tokenizer"),
                Map.entry(good.replace("\"t\"", "\"a b\""), "tokenizer"),
                Map.entry(good.replace("\"t\"", "7"), "tokenizer"),
                Map.entry(good.replace("Share\":0", "Share\":-1"), "traceShare"),
                Map.entry(good.replace("Share\":0", "Share\":65537"), "traceShare"),
                Map.entry(good.replace("}", ",\"delta\":2}"), "delta"),
                Map.entry(good.replace("}", ",\"traceShare\":0}"), "given twice"),
                Map.entry(good.replace("}", ""), "JSON"),
                Map.entry("[" + good + "]", "object"),
                Map.entry("", "object"));
        for (Map.Entry<String, String> defect : defects.entrySet()) {
            String message = assertThrows(
                            IllegalArgumentException.class, () -> Profile.parse(defect.getKey()), defect.getKey())
                    .getMessage();
            assertTrue(message.contains(defect.getValue()), message + " for " + defect.getKey());
        }
    }
}
