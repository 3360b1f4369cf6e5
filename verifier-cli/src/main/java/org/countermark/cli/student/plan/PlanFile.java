package org.countermark.cli.student.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.cli.prompt.PromptList;
import org.countermark.student.StudentPlan;

/** Reads registered plans, and refuses prompts that are not theirs. */
public final class PlanFile {
    private static final int LARGEST = 1 << 20;

    private PlanFile() {}

    /**
     * Reads a plan.
     *
     * @param terminal says what relative paths start from
     * @param file the file, of at most 1 MiB
     * @return the plan
     * @throws InputException when the file holds no plan
     * @throws IOException when it cannot be read
     */
    public static StudentPlan read(Terminal terminal, Path file) throws InputException, IOException {
        Path path = terminal.resolve(file);
        Position position = Position.of(file.toString());
        if (!Files.exists(path) || Files.isDirectory(path)) {
            throw new InputException(position, "there is no plan", "Make one with 'countermark student plan'.");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(LARGEST + 1);
        }
        if (bytes.length > LARGEST) {
            throw new InputException(position, "the file is too large for a plan", "");
        }
        try {
            return StudentPlan.parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException problem) {
            throw new InputException(position, "the plan is not UTF-8 text", "", problem);
        } catch (IllegalArgumentException problem) {
            throw new InputException(
                    position, problem.getMessage(), "Take the plan as 'countermark student plan' wrote it.", problem);
        }
    }

    /**
     * Refuses prompts that are not the registered ones.
     *
     * @param plan the plan
     * @param prompts what was read
     * @param shown the name of its file
     * @throws InputException when number or digest are others
     */
    public static void require(StudentPlan plan, PromptList prompts, String shown) throws InputException {
        if (!prompts.sha256().equals(plan.sample().promptsDigest())
                || prompts.count() != plan.sample().prompts()) {
            throw new InputException(
                    Position.of(shown),
                    "these are not the prompts of the plan: it has "
                            + plan.sample().prompts()
                            + " with the digest " + plan.sample().promptsDigest() + ", the file has "
                            + prompts.count()
                            + " with the digest " + prompts.sha256(),
                    "Bring the file as it was registered, or register another plan.");
        }
    }
}
