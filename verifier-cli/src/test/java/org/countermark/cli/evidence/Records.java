package org.countermark.cli.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.countermark.cli.Cli;
import org.countermark.cli.MarkedText;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.keys.Profile;

/** A folder with a key, a profile, a corpus with marked records, and the record {@code scan.json} of a scan of it. */
public final class Records {
    /** Checks that need more than a record and its files. */
    public static final String UNSEALED = "content-digest,seal,time-stamp,log-proof,commitment-time,custody-log,report";

    public final Cli cli;

    public Records(Path folder) {
        cli = new Cli(folder).withKeys("r50k_base");
        try {
            Profile profile = Profile.parse(Files.readString(cli.path("p.json")));
            cli.file("corpus.jsonl", MarkedText.mixed(profile, cli.path("e.key")));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        scan("scan.json", "corpus.jsonl");
    }

    /** Scans with a record. */
    public void scan(String record, String... more) {
        List<String> words = new ArrayList<>(List.of("scan", "--profile", "p.json", "--epoch-key", "e.key", "-q"));
        words.addAll(List.of("--tokenizer", "ids", "--decoys", "19", "--bundle", record));
        words.addAll(List.of(more));
        cli.ok(words.toArray(new String[0]));
    }

    public Bundle bundle(String name) {
        try {
            return Bundle.parse(Files.readAllBytes(cli.path(name)));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    public void write(String name, Bundle bundle) {
        try {
            cli.file(name, bundle.toFile());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Verifies with the key at hand, and without what no record has. */
    public Cli.Outcome verify(String bundle, String... more) {
        List<String> words = new ArrayList<>(List.of("verify", bundle, "--epoch-key", "e.key", "-q"));
        words.addAll(List.of("--allow-missing", UNSEALED));
        words.addAll(List.of(more));
        return cli.run(words.toArray(new String[0]));
    }
}
