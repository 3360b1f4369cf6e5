package org.countermark.cli.student.plan;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.student.StudentPlan;

/** Reads registered plans. */
public final class PlanFile {
    private static final long LARGEST = 1 << 20;

    private PlanFile() {}

    /**
     * Reads a plan.
     *
     * @param terminal says what relative paths start from
     * @param file the file
     * @return the plan
     * @throws InputException when the file holds no plan
     * @throws IOException when it cannot be read
     */
    public static StudentPlan read(Terminal terminal, Path file) throws InputException, IOException {
        Path path = terminal.resolve(file);
        Position position = Position.of(file.toString());
        if (!Files.isRegularFile(path)) {
            throw new InputException(position, "there is no plan", "Make one with 'countermark student plan'.");
        }
        if (Files.size(path) > LARGEST) {
            throw new InputException(position, "the file is too large for a plan", "");
        }
        try {
            return StudentPlan.parse(Files.readString(path));
        } catch (CharacterCodingException problem) {
            throw new InputException(position, "the plan is not UTF-8 text", "", problem);
        } catch (IllegalArgumentException problem) {
            throw new InputException(
                    position, problem.getMessage(), "Take the plan as 'countermark student plan' wrote it.", problem);
        }
    }
}
