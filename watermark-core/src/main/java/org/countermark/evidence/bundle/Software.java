package org.countermark.evidence.bundle;

import org.countermark.evidence.json.Fields;
import org.countermark.evidence.json.Json;

/**
 * What computed the results. Immutable.
 *
 * @param name the program; one line
 * @param version its release; one line
 * @param build what pins its sources, such as a commit; one line
 * @param selfTest how it fared on the vectors of its contracts just before
 */
public record Software(String name, String version, String build, SelfTest selfTest) {
    /** Refuses texts of another form. */
    public Software {
        Texts.line("name", name);
        Texts.line("version", version);
        Texts.line("build", build);
    }

    /**
     * A run of the self-test.
     *
     * @param vectors how many vectors were computed
     * @param failed how many of them came out otherwise
     * @param digest SHA-256 that pins the vectors, 64 lower-case hexadecimal digits
     */
    public record SelfTest(long vectors, long failed, String digest) {
        /** Refuses counts that cannot be. */
        public SelfTest {
            Texts.count("vectors", vectors);
            Texts.count("failed", failed);
            Texts.digest("digest", digest);
            if (failed > vectors) {
                throw new IllegalArgumentException("failed must be at most vectors = " + vectors + ", was " + failed);
            }
        }

        Json toJson() {
            return new Forms()
                    .with("digest", digest)
                    .with("failed", failed)
                    .with("vectors", vectors)
                    .json();
        }

        static SelfTest read(Fields fields) {
            return new SelfTest(fields.integer("vectors"), fields.integer("failed"), fields.text("digest"));
        }
    }

    Json toJson() {
        return new Forms()
                .with("build", build)
                .with("name", name)
                .with("selfTest", selfTest.toJson())
                .with("version", version)
                .json();
    }

    static Software read(Fields fields) {
        return new Software(
                fields.text("name"),
                fields.text("version"),
                fields.text("build"),
                fields.object("selfTest", SelfTest::read));
    }
}
