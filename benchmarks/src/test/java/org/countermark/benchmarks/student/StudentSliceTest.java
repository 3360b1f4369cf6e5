package org.countermark.benchmarks.student;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.countermark.contract.Channel;
import org.countermark.detect.Detection;
import org.countermark.scheme.GumbelScheme;
import org.countermark.student.Arm;
import org.countermark.student.StudentTest;
import org.countermark.token.Response;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A slice of the recorded study of students that every build repeats: one of a cohort, one of another key, one clean. */
class StudentSliceTest {
    private static final int COHORT = 77;
    private static final int LESSONS = 200;
    private static final Inquiry INQUIRY = new Inquiry(Arm.UNSEEN, 40, 60, 500, Inquiry.NEVER);

    private static School school;

    @BeforeAll
    static void open() throws IOException {
        school = School.open(LESSONS);
    }

    private static Mark mark(long seed) {
        return Mark.of(new GumbelScheme(), 3, 32768, seed);
    }

    private static StudentTest asked(Speaker suspect, Mark mark, SplittableRandom random) {
        List<int[]> prompts = school.prompts(INQUIRY.completions(), random);
        StudentTest test = INQUIRY.start(mark, Channel.payload(COHORT), prompts);
        for (int[] prompt : prompts) {
            test.add(Response.of(prompt, suspect.answer(prompt, INQUIRY.tokens(), random)));
        }
        return test;
    }

    private static Speaker student(Mark mark, double share, SplittableRandom random) {
        return school.student(school.corpus(mark.watermark(), i -> COHORT, share, LESSONS, random)
                .texts());
    }

    /**
     * A student of marked text has some 500 units or more with an excess above half a nat each, and reaches 1e30 or more. Below
     * 1e6 it would need an excess under a third of that: more than eight standard deviations of the sum, odds below 1e-9.
     */
    @Test
    void studentOfACohortIsFound() {
        SplittableRandom random = new SplittableRandom(41);
        Mark mark = mark(random.nextLong());
        StudentTest test = asked(student(mark, 1, random), mark, random);
        assertTrue(test.e().log10() > 6, "only " + test.e().log10());
    }

    /** An innocent's e-value reaches 1e9 with odds of at most 1e-9; its companion p-value goes below 1e-9 with the same odds. */
    @Test
    void innocentsAreNot() {
        SplittableRandom random = new SplittableRandom(42);
        Speaker clean = student(mark(1), 0, random);
        Speaker ofAnotherKey = student(mark(2), 1, random);
        for (Speaker suspect : List.of(clean, ofAnotherKey)) {
            StudentTest test = asked(suspect, mark(random.nextLong()), random);
            Detection companion = Inquiry.companion(test.result());
            assertTrue(test.e().log10() < 9, "even " + test.e().log10());
            assertTrue(companion.p().log10() > -9, "even " + companion.p().log10());
        }
    }
}
