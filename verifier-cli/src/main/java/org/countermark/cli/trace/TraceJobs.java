package org.countermark.cli.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.cli.key.Profiles;
import org.countermark.cli.registry.Registries;
import org.countermark.cli.scan.Figures;
import org.countermark.cli.scan.Lexer;
import org.countermark.cli.scan.ReadBody;
import org.countermark.cli.scan.TokenizerOption;
import org.countermark.detect.Level;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.registry.PayloadRegistry;
import org.countermark.registry.Pseudonym;
import org.countermark.trace.Candidates;
import org.countermark.trace.TracePlan;

/** Makes a job of options: opens profile, key and registry, and refuses what does not belong together. */
final class TraceJobs {
    private final Terminal terminal;
    private final Consumer<String> remarks;
    private final Profile profile;
    private final EpochKey key;
    private final Commitment commitment;

    /** Opens a profile that carries payloads, and checks that the key is the one that was committed to. */
    TraceJobs(
            Terminal terminal, Consumer<String> remarks, Path profileFile, EpochKey key, Optional<Commitment> published)
            throws InputException, IOException {
        this.terminal = terminal;
        this.remarks = remarks;
        this.profile = Profiles.read(terminal, profileFile);
        this.key = key;
        this.commitment = Commitment.of(profile, key);
        if (profile.traceShare() == 0) {
            throw new InputException(
                    Position.of(profileFile.toString()),
                    "traceShare is 0: text of this profile carries no account's payload",
                    "'countermark scan' says whether the text is marked; for text to come, see 'profile new --trace-share'.");
        }
        if (published.isPresent() && !published.get().matches(profile, key)) {
            throw new InputException(
                    Position.of(profileFile.toString()),
                    "key \"" + key.label() + "\" and profile do not match the commitment",
                    "Check that key, profile and commitment belong together.");
        }
    }

    Profile profile() {
        return profile;
    }

    /** What makes tokens of the text. */
    Lexer lexer(TokenizerOption tokenizer) throws InputException, IOException {
        return tokenizer.lexer(terminal, profile.tokenizer());
    }

    /** Whoever is in a registry, and decoys. */
    Parties parties(Path file, int decoys, Optional<AccountNames> names) throws InputException, IOException {
        PayloadRegistry registry = Registries.read(terminal, file);
        if (registry.payloads().length == 0) {
            throw new InputException(
                    Position.of(file.toString()),
                    "nobody is in the registry",
                    "Add accounts with 'countermark registry add' or 'registry import'.");
        }
        if (!registry.epochs().isEmpty()
                && registry.epochs().stream().noneMatch(epoch -> epoch.label().equals(key.label()))) {
            remarks.accept("the registry has no epoch \"" + key.label() + "\": is this the right key?");
        }
        Map<Pseudonym, String> known = names.isPresent() ? names.get().read(registry) : Map.of();
        Parties parties = new Parties(registry, decoys, known);
        if (parties.decoys() < decoys) {
            remarks.accept("only " + Figures.count(parties.decoys()) + " payloads are left for decoys");
        }
        return parties;
    }

    /** The job; its plan is made before anything is read. */
    TraceJob job(
            Parties parties,
            Optional<ReadBody.PlannedProxy> proxy,
            Level alpha,
            int minimumUnits,
            TraceJob.Limits limits) {
        Candidates candidates = parties.candidates();
        TracePlan plan =
                TracePlan.of(profile, commitment, candidates).withAlpha(alpha).withMinimumUnits(minimumUnits);
        return new TraceJob(
                profile,
                key,
                proxy.isPresent() ? plan.withProxy(proxy.get().id(), proxy.get().weighing()) : plan,
                candidates,
                parties,
                limits);
    }
}
