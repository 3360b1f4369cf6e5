package org.countermark.cli.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.countermark.keys.Contract;

/** What people should know of a contract; its first line says it in short. */
final class ContractText {
    private ContractText() {}

    static String of(Contract contract) {
        String name = "/org/countermark/cli/contract/" + contract.id().replace('/', '-') + ".txt";
        try (InputStream in = ContractText.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    static String summary(Contract contract) {
        return of(contract).lines().findFirst().orElseThrow();
    }
}
