package org.countermark.student;

/** Why a test of a suspect model has ended, or that it has not. */
public enum Ending {
    /** The e-value has reached 1/alpha: the suspect's answers depend on the key. */
    EVIDENCE,

    /** The budget is spent and the e-value has not reached 1/alpha: no proof, and what could have been seen is said beside. */
    BUDGET,

    /** The budget is spent with fewer distinct units than the plan asks for: nothing is concluded. */
    TOO_LITTLE,

    /** More answers are due. */
    RUNNING
}
