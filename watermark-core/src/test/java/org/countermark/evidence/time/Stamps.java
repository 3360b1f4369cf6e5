package org.countermark.evidence.time;

import java.io.IOException;
import java.util.Random;

/** Time stamps by a local authority, for tests of other packages. */
public final class Stamps {
    private final LocalAuthority authority = new LocalAuthority();

    /** An authority with keys of its own. */
    public Stamps() {}

    /** The authority's root. */
    public TimeStampAuthorities trusted() {
        return authority.trusted();
    }

    /** A time stamp on a digest, as it is kept, of 2026-11-21T12:00:00.250Z. */
    public String stamp(byte[] sha256) {
        try {
            TimeStampQuery query = TimeStampQuery.of(sha256, new Random(1));
            if (query.accept(authority.answer(query.der()), trusted()) instanceof TimeStampCheck.Valid valid) {
                return valid.token();
            }
            throw new IllegalStateException("refused");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
