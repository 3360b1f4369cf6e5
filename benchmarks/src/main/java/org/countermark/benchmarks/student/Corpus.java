package org.countermark.benchmarks.student;

import java.util.List;
import java.util.stream.Stream;

/** What a student is counted from: marked exchanges and unmarked ones of the same teacher. */
record Corpus(List<Lesson> marked, List<Lesson> unmarked) {
    List<int[]> texts() {
        return Stream.concat(marked.stream(), unmarked.stream())
                .map(Lesson::text)
                .toList();
    }

    /** The prompts that accounts sent: of the marked exchanges, or of all where none is marked. */
    List<int[]> seen() {
        return (marked.isEmpty() ? unmarked : marked)
                .stream().map(Lesson::prompt).toList();
    }
}
