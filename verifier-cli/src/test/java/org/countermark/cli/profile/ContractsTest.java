package org.countermark.cli.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.countermark.keys.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The explanations of contracts say all that a profile must hold. */
final class ContractsTest {
    @TempDir
    Path folder;

    @Test
    void listsEveryContractOnALine() {
        String list = new Cli(folder).ok("contracts");
        for (Contract contract : Contract.values()) {
            assertEquals(
                    1,
                    list.lines()
                            .filter(line -> line.startsWith(contract.id() + " "))
                            .count(),
                    contract.id());
        }
        assertTrue(list.lines().allMatch(line -> line.length() <= 120), list);
    }

    @ParameterizedTest
    @EnumSource
    void explainsWhatItsProfileNeeds(Contract contract) {
        String text = new Cli(folder).ok("contracts", contract.id());
        assertTrue(text.startsWith(contract.id() + "\n"), text);
        for (String needed : new String[] {"contextWidth", "tokenizer", "Key:", "Traps:"}) {
            assertTrue(text.contains(needed), () -> needed + " is missing in " + text);
        }
        for (Contract.Setting setting : contract.settings()) {
            assertTrue(
                    Pattern.compile("(?m)^  " + setting.name() + " ")
                            .matcher(text)
                            .find(),
                    setting.name());
        }
        assertTrue(text.lines().allMatch(line -> line.length() <= 120), text);
        Pattern.compile("docs/\\S+\\.md")
                .matcher(text)
                .results()
                .forEach(page -> assertTrue(Files.exists(Path.of("..", page.group())), page.group()));
    }

    @Test
    void namesAllWhenThereIsNone() {
        Cli.Outcome outcome = new Cli(folder).run("contracts", "vllm");
        assertEquals(ExitCode.USAGE.code(), outcome.code());
        assertTrue(outcome.err().contains("vllm-gumbel-packed4"), outcome.err());
    }
}
