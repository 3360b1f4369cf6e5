package org.countermark.cli.student.collect;

/** A model that can be asked. Safe for use by many threads. */
interface Suspect {
    /**
     * Asks once, and waits for the answer.
     *
     * @param question what is asked
     * @return what came of it
     * @throws InterruptedException when the waiting thread is interrupted; nothing is left running
     */
    Attempt ask(Question question) throws InterruptedException;
}
