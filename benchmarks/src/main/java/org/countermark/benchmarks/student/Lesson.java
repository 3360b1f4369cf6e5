package org.countermark.benchmarks.student;

import java.util.Arrays;

/** An exchange that a student learns from: a prompt and the teacher's answer. */
record Lesson(int[] prompt, int[] answer) {
    /** What is counted: the prompt, and the answer behind it. */
    int[] text() {
        int[] text = Arrays.copyOf(prompt, prompt.length + answer.length);
        System.arraycopy(answer, 0, text, prompt.length, answer.length);
        return text;
    }
}
