package org.countermark.cli.student.rows;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.prompt.PromptList;
import org.countermark.cli.scan.Figures;
import org.countermark.token.TextTokenizer;

/** Turns a file of answers into rows, and says what could not be told. For one use. */
final class AnswerReading {
    private final Terminal terminal;
    private final Path answers;
    private final PromptList prompts;
    private long read;
    private long silent;
    private Optional<AnswerRows> made = Optional.empty();

    AnswerReading(Terminal terminal, Path answers, PromptList prompts) {
        this.terminal = terminal;
        this.answers = answers;
        this.prompts = prompts;
    }

    /** Carries what is wrong with the answers through the writing of a file. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient InputException input;

        private Refused(InputException input) {
            super(input);
            this.input = input;
        }

        InputException input() {
            return input;
        }
    }

    void to(TextTokenizer tokenizer, int width, RowSink sink) throws IOException {
        AnswerRows rows = new AnswerRows(tokenizer, width, sink);
        made = Optional.of(rows);
        try {
            read = AnswerFile.read(terminal, answers, prompts.texts(), answer -> silent += rows.add(answer) ? 0 : 1);
        } catch (InputException problem) {
            throw new Refused(problem);
        }
        sink.end();
    }

    void print() {
        AnswerRows rows = made.orElseThrow();
        PrintStream out = terminal.out();
        out.println(Figures.count(rows.rows()) + " rows from " + Figures.count(read) + " answers.");
        out.println("  answers without likely tokens      " + Figures.count(silent));
        out.println("  positions behind an unknown token  " + Figures.count(rows.unknownContexts()));
        out.println("  entries of unknown tokens          " + Figures.count(rows.unknownEntries()));
    }
}
