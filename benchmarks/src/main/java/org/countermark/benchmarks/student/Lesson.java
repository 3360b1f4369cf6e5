package org.countermark.benchmarks.student;

import java.util.Arrays;

/** An exchange that a student learns from: a prompt and the teacher's answer. */
final class Lesson {
    private final int[] prompt;
    private final int[] answer;

    Lesson(int[] prompt, int[] answer) {
        this.prompt = prompt;
        this.answer = answer;
    }

    /** Not to be changed. */
    int[] prompt() {
        return prompt;
    }

    /** Not to be changed. */
    int[] answer() {
        return answer;
    }

    /** What is counted: the prompt, and the answer behind it. */
    int[] text() {
        int[] text = Arrays.copyOf(prompt, prompt.length + answer.length);
        System.arraycopy(answer, 0, text, prompt.length, answer.length);
        return text;
    }
}
