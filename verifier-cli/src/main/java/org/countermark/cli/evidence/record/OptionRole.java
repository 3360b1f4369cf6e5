package org.countermark.cli.evidence.record;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What an option of a recorded command stands for, which says how a bundle tells of it. */
public enum OptionRole {
    /** A setting that decides what comes out: recorded as it stands. */
    WORD(
            "--text-pointer",
            "--tokens-pointer",
            "--date-pointer",
            "--split",
            "--max-record",
            "--skip-bad",
            "--contract",
            "--payload",
            "--variants",
            "--commitment",
            "--alpha",
            "--units",
            "--decoys",
            "--dedup",
            "--slice",
            "--timeline",
            "--applies",
            "--top",
            "--min-units",
            "--excess"),
    /** A setting of the machine, or of how results are shown: left out. */
    MACHINE(
            "--threads",
            "--work-dir",
            "--checkpoint",
            "--resume",
            "--format",
            "--out",
            "--accounts",
            "--bundle",
            "--quiet",
            "--debug",
            "--help",
            "--version",
            "--store",
            "--key",
            "--passphrase-file",
            "--registry-secret",
            "--names"),
    /** A file with a profile: named by its digest, since the bundle holds it. */
    PROFILE("--profile"),
    /** A file with a registered plan: named by its digest, since the bundle holds it. */
    PLAN("--plan"),
    /** A file with a key: named by its label. */
    KEY("--epoch-key", "--placebo-key"),
    /** A key of the key store: named by its label, as the file that it can be exported to. */
    EPOCH("--epoch"),
    /** Another file that is read: named as it is called, without its folder. */
    FILE("--registry", "--contexts", "--prompts", "--base", "--human"),
    /** Another file that is read, or a name of something that comes along. */
    PLACE("--proxy", "--tokenizer"),
    /** What is examined, a file or folder: named as it is called, without the folder that it lies in. */
    EXHIBIT();

    @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
    private final Set<String> options;

    OptionRole(String... options) {
        this.options = Set.of(options);
    }

    Set<String> options() {
        return options;
    }

    /**
     * What an option stands for.
     *
     * @param names all its names
     * @return its role; empty for an option that nobody has thought of
     */
    public static Optional<OptionRole> of(String... names) {
        return Arrays.stream(values())
                .filter(role -> Arrays.stream(names).anyMatch(role.options::contains))
                .findFirst();
    }
}
