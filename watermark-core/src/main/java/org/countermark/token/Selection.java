package org.countermark.token;

import java.util.Objects;
import java.util.Optional;

/**
 * Which units of a body a walk hands on, and what it says of them: decided by the text alone, before a key is touched.
 *
 * @param rule where contexts come from
 * @param perContext true to hand on one unit of each distinct context, the first: see {@link #ofContexts}
 * @param slice the share of the units to hand on
 * @param modal where present, only its members are handed on: see {@link ModalUnits}
 * @param contexts where present, only units whose context is in it are handed on; there is no such choice by context and
 *     token: see {@link ContextFilter}
 * @param proxy where present, each unit comes with the level of its token where it first stood
 */
public record Selection(
        ContextRule rule,
        boolean perContext,
        Slice slice,
        Optional<UnitSet> modal,
        Optional<ContextFilter> contexts,
        Optional<TokenProxy> proxy) {
    /** Refuses contexts of another width, and modal units where contexts count. */
    public Selection {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(slice, "slice");
        Objects.requireNonNull(modal, "modal");
        Objects.requireNonNull(proxy, "proxy");
        if (modal.isPresent() && (perContext || contexts.isPresent())) {
            throw new IllegalArgumentException(
                    "modal units cannot be chosen where contexts are, or where one unit of each context counts");
        }
        if (contexts.isPresent() && contexts.get().contextWidth() != rule.contextWidth()) {
            throw new IllegalArgumentException("contexts must have contextWidth " + rule.contextWidth() + ", had "
                    + contexts.get().contextWidth());
        }
    }

    /**
     * All distinct units.
     *
     * @param contextWidth tokens of context h, 1..16
     * @return the selection
     */
    public static Selection of(int contextWidth) {
        return of(ContextRule.generated(contextWidth));
    }

    /**
     * All distinct units of a contract's rule.
     *
     * @param rule where contexts come from
     * @return the selection
     */
    public static Selection of(ContextRule rule) {
        return new Selection(rule, false, Slice.WHOLE, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Tokens of a context.
     *
     * @return h, 1..16
     */
    public int contextWidth() {
        return rule.contextWidth();
    }

    /**
     * One unit of each distinct context: the first token that stands after it. What a payload does to a word depends on
     * the context alone, so two tokens of one context would count one draw twice.
     *
     * @return the selection
     */
    public Selection ofContexts() {
        return new Selection(rule, true, slice, modal, contexts, proxy);
    }

    /**
     * The same for one share of the units.
     *
     * @param share the slice
     * @return the selection
     */
    public Selection slice(Slice share) {
        return new Selection(rule, perContext, share, modal, contexts, proxy);
    }

    /**
     * The same for modal units only.
     *
     * @param members the units to hand on; not changed, and not to be changed from here on
     * @return the selection
     */
    public Selection modal(UnitSet members) {
        return new Selection(rule, perContext, slice, Optional.of(members), contexts, proxy);
    }

    /**
     * The same for units whose context is in a set only, whatever token follows it.
     *
     * @param set the contexts
     * @return the selection
     * @throws IllegalArgumentException if their width is another one
     */
    public Selection contexts(ContextFilter set) {
        return new Selection(rule, perContext, slice, modal, Optional.of(set), proxy);
    }

    /**
     * The same, with levels.
     *
     * @param guess gives the levels
     * @return the selection
     */
    public Selection proxy(TokenProxy guess) {
        return new Selection(rule, perContext, slice, modal, contexts, Optional.of(guess));
    }
}
