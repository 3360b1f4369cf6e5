package org.countermark.cli.plan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.countermark.cli.AtomicFile;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.key.Profiles;
import org.countermark.detect.Level;
import org.countermark.keys.Profile;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says how much text a test takes, or what a test could see. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Say how much text a test takes, or what it could see.",
            "",
            "Give four of --documents, --tokens, --excess, --share, --power; the fifth is the answer."
        },
        footer = {
            "",
            "Examples:",
            "  countermark plan --profile profile.json --documents 20000 --tokens 400 --excess .25 --share .1%%",
            "    the chance that a scan detects it",
            "  countermark plan --profile profile.json --documents 20000 --tokens 400 --excess .25 --power 90%%",
            "    the smallest share of marked documents that it would see",
            "  countermark plan --scheme gumbel --documents 1 --share 100%% --excess .3 --power 90%%",
            "    how long a text must be",
            "",
            "'scan' and 'generate' print the excess of a text. Queries to a model are documents, too."
        })
public final class PlanCommand implements Callable<Integer> {
    /** How an answer is printed. */
    enum Format {
        TEXT,
        JSON
    }

    private final Terminal terminal;

    @Option(
            names = {"--documents", "--records", "--queries"},
            paramLabel = "N",
            description = "Documents, records or answers to queries.")
    private Optional<Long> documents = Optional.empty();

    @Option(names = "--tokens", paramLabel = "N", description = "Tokens of each document.")
    private Optional<Long> tokens = Optional.empty();

    @Option(
            names = "--excess",
            paramLabel = "E",
            description = "Mean score of a marked unit above that of an unmarked one, as scan prints it: nats for"
                    + " gumbel, green tokens for green-list, weighted bits for tournament.")
    private Optional<Double> excess = Optional.empty();

    @Option(
            names = "--share",
            paramLabel = "S",
            converter = Fraction.class,
            description = "Share that is marked: 0.001 or .1%%.")
    private Optional<Double> share = Optional.empty();

    @Option(
            names = "--power",
            paramLabel = "P",
            converter = Fraction.class,
            description = "Chance of detecting: 0.9 or 90%%.")
    private Optional<Double> power = Optional.empty();

    @Option(
            names = "--share-of",
            paramLabel = "documents|units",
            defaultValue = "documents",
            description = "What is marked: some documents throughout, or some units of every document (default:"
                    + " ${DEFAULT-VALUE}).")
    private Question.ShareOf of;

    @Option(names = "--profile", paramLabel = "FILE", description = "The provider's profile: says the scheme.")
    private Optional<Path> profile = Optional.empty();

    @Option(
            names = "--scheme",
            paramLabel = "gumbel|tournament|green-list",
            description = "The scheme, where there is no profile (default: gumbel).")
    private Optional<String> scheme = Optional.empty();

    @Option(names = "--depth", paramLabel = "N", description = "Layers of the tournament, 1..32 (default: 30).")
    private Optional<Integer> depth = Optional.empty();

    @Option(names = "--gamma", paramLabel = "N", description = "Share of green tokens, of 65536 (default: 16384).")
    private Optional<Integer> gamma = Optional.empty();

    @Option(
            names = "--spread",
            paramLabel = "SD",
            description =
                    "Measured standard deviation of a marked score, in the unit of the excess (default: by a model"
                            + " of the scheme).")
    private Optional<Double> spread = Optional.empty();

    @Option(
            names = "--scored",
            paramLabel = "S",
            converter = Fraction.class,
            description =
                    "Share of the tokens that are scored: neither duplicates nor in the other channel (default: the"
                            + " provider channel's share by the profile, otherwise 1).")
    private Optional<Double> scored = Optional.empty();

    @Option(
            names = {"--keys", "--accounts"},
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Keys or accounts that are tried; p-values are corrected for them (default: ${DEFAULT-VALUE}).")
    private long keys;

    @Option(
            names = "--alpha",
            paramLabel = "LEVEL",
            defaultValue = "1e-6",
            description = "The level of the verdict (default: ${DEFAULT-VALUE}).")
    private String alpha;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How the answer is printed (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the answer to a file.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    /**
     * The command.
     *
     * @param terminal where it reads and writes
     */
    public PlanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        Answer answer = answer();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (format == Format.JSON) {
            JsonAnswer.write(answer, bytes);
        } else {
            try (PrintStream text = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
                new TextAnswer(text, answer).print();
            }
        }
        if (out.isPresent()) {
            AtomicFile.write(terminal.resolve(out.get()), bytes::writeTo);
            if (!common.quiet()) {
                terminal.err().println("countermark: the answer is in " + out.get());
            }
        } else {
            bytes.writeTo(terminal.out());
        }
        return ExitCode.DONE.code();
    }

    private Answer answer() throws InputException, IOException {
        Optional<Profile> known =
                profile.isPresent() ? Optional.of(Profiles.read(terminal, profile.get())) : Optional.empty();
        try {
            Answer.Asked asked = asked();
            double admitted = known.map(p -> 1 - p.traceShare() / (double) Profile.WHOLE_SHARE)
                    .orElse(1.0);
            return Answer.to(
                    new Question(
                            documents,
                            tokens,
                            excess,
                            share,
                            power,
                            scheme(known),
                            spread,
                            scored.orElse(admitted),
                            of,
                            keys,
                            Level.of(alpha)),
                    asked);
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
        }
    }

    private Answer.Asked asked() {
        List<Answer.Asked> open = new ArrayList<>();
        for (Answer.Asked each : Answer.Asked.values()) {
            Optional<?> given = switch (each) {
                case DOCUMENTS -> documents;
                case TOKENS -> tokens;
                case EXCESS -> excess;
                case SHARE -> share;
                case POWER -> power;
            };
            if (given.isEmpty()) {
                open.add(each);
            }
        }
        if (open.size() != 1) {
            throw new IllegalArgumentException(
                    "Give four of --documents, --tokens, --excess, --share, --power: the fifth" + " is the answer. "
                            + (open.isEmpty() ? "All were given." : "Missing: " + names(open) + "."));
        }
        return open.get(0);
    }

    private static String names(List<Answer.Asked> open) {
        return String.join(
                ", ",
                open.stream()
                        .map(each -> "--" + each.name().toLowerCase(java.util.Locale.ROOT))
                        .toList());
    }

    private Scheme scheme(Optional<Profile> known) {
        if (known.isPresent()) {
            if (scheme.isPresent() || depth.isPresent() || gamma.isPresent()) {
                throw new IllegalArgumentException(
                        "--profile says the scheme: leave out --scheme, --depth and --gamma");
            }
            return known.get().scheme();
        }
        String name = scheme.orElse("gumbel");
        if ((depth.isPresent() && !name.equals("tournament")) || (gamma.isPresent() && !name.equals("green-list"))) {
            throw new IllegalArgumentException(
                    "--depth belongs to --scheme tournament, --gamma to --scheme green-list");
        }
        return switch (name) {
            case "gumbel" -> new GumbelScheme();
            case "tournament" -> new TournamentScheme(depth.orElse(30));
            case "green-list" -> new GreenListScheme(gamma.orElse(16384));
            default ->
                throw new IllegalArgumentException("--scheme must be gumbel, tournament or green-list, was " + name);
        };
    }
}
