package org.countermark.token;

import java.util.Objects;
import java.util.Optional;

/**
 * Which units of a body a walk hands on, and what it says of them: decided by the text alone, before a key is touched.
 *
 * @param contextWidth tokens of context h, 1..16
 * @param slice the share of the units to hand on
 * @param modal where present, only its members are handed on: see {@link ModalUnits}
 * @param proxy where present, each unit comes with the level of its token where it first stood
 */
public record Selection(int contextWidth, Slice slice, Optional<UnitSet> modal, Optional<TokenProxy> proxy) {
    /** Refuses a context width out of range. */
    public Selection {
        if (contextWidth < 1 || contextWidth > 16) {
            throw new IllegalArgumentException("contextWidth must be in 1..16, was " + contextWidth);
        }
        Objects.requireNonNull(slice, "slice");
        Objects.requireNonNull(modal, "modal");
        Objects.requireNonNull(proxy, "proxy");
    }

    /**
     * All distinct units.
     *
     * @param contextWidth tokens of context h, 1..16
     * @return the selection
     */
    public static Selection of(int contextWidth) {
        return new Selection(contextWidth, Slice.WHOLE, Optional.empty(), Optional.empty());
    }

    /**
     * The same for one share of the units.
     *
     * @param share the slice
     * @return the selection
     */
    public Selection slice(Slice share) {
        return new Selection(contextWidth, share, modal, proxy);
    }

    /**
     * The same for modal units only.
     *
     * @param members the units to hand on; not changed, and not to be changed from here on
     * @return the selection
     */
    public Selection modal(UnitSet members) {
        return new Selection(contextWidth, slice, Optional.of(members), proxy);
    }

    /**
     * The same, with levels.
     *
     * @param guess gives the levels
     * @return the selection
     */
    public Selection proxy(TokenProxy guess) {
        return new Selection(contextWidth, slice, modal, Optional.of(guess));
    }
}
