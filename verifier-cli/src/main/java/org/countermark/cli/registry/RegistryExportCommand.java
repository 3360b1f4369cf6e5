package org.countermark.cli.registry;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.countermark.cli.AtomicFile;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.registry.Holder;
import org.countermark.registry.Move;
import org.countermark.registry.PayloadRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives the registry out as a table. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Print who carries what at one time, as CSV that 'registry import' takes: cohorts first, then"
                + " accounts with their own payloads and the cohorts that they are in. The history stays in the"
                + " registry.")
final class RegistryExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--at",
            paramLabel = "DATE",
            converter = InstantOption.class,
            description = "The time (default: now).")
    private Optional<Instant> at = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", description = "Write to a file, which appears when it is whole.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--registry",
            paramLabel = "FILE",
            defaultValue = Registries.DEFAULT_REGISTRY,
            description = "The registry (default: ${DEFAULT-VALUE}).")
    private Path file;

    @Mixin
    Common common;

    RegistryExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        PayloadRegistry registry = Registries.read(terminal, file);
        Instant time = at.orElseGet(Instant::now);
        if (out.isPresent()) {
            AtomicFile.write(terminal.resolve(out.get()), stream -> write(registry, time, stream));
        } else {
            write(registry, time, terminal.out());
        }
        return ExitCode.DONE.code();
    }

    private static void write(PayloadRegistry registry, Instant time, OutputStream stream) throws IOException {
        Writer text = new OutputStreamWriter(new BufferedOutputStream(stream, 1 << 16), StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
        csv.writeRecord(CsvTable.PSEUDONYM, CsvTable.PAYLOAD, CsvTable.COHORT, CsvTable.SINCE);
        for (Holder.Cohort cohort : registry.cohorts()) {
            if (!cohort.since().isAfter(time)) {
                row(csv, "", cohort.payload(), cohort.name(), cohort.since());
            }
        }
        for (int i = 0; i < registry.accounts(); i++) {
            Holder.Account account = registry.account(i);
            if (!account.since().isAfter(time)) {
                Optional<Move> last = last(registry.moves(account.pseudonym()), time);
                row(
                        csv,
                        account.pseudonym().hex(),
                        account.payload(),
                        last.flatMap(Move::cohort).orElse(""),
                        last.map(Move::since).orElse(account.since()));
            }
        }
        csv.flush();
    }

    private static Optional<Move> last(List<Move> moves, Instant time) {
        return moves.stream().filter(move -> !move.since().isAfter(time)).reduce((first, second) -> second);
    }

    private static void row(CsvWriter csv, String pseudonym, int payload, String cohort, Instant since) {
        csv.writeRecord(pseudonym, Integer.toString(payload), cohort, since.toString());
    }
}
