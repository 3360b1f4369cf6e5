package org.countermark.trace;

import java.util.Optional;
import org.countermark.token.UnitCounts;

/**
 * What one document says about who made it.
 *
 * @param counts what became of its tokens; its units are contexts that no earlier document of the body had
 * @param traced how many of its units lie in the trace channel and were read for a payload
 * @param match the best candidate; empty where the document had too few units to be tested
 */
public record DocumentTrace(UnitCounts counts, int traced, Optional<Match> match) {}
