package org.countermark.cli.scan;

import java.util.List;
import java.util.Optional;
import org.countermark.cli.timeline.Timeline;

/**
 * What the second pass leaves.
 *
 * @param outcomes one for each trial of the job
 * @param timeline where one was asked for; a line for each trial
 */
record Scored(List<Outcome> outcomes, Optional<Timeline> timeline) {
    Scored {
        outcomes = List.copyOf(outcomes);
    }
}
