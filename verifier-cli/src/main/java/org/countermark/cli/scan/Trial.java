package org.countermark.cli.scan;

import java.util.Objects;
import java.util.Optional;
import org.countermark.cli.store.TokenStore;
import org.countermark.cli.timeline.TimelineChoice;
import org.countermark.cli.timeline.TimelineKey;
import org.countermark.contract.Channel;
import org.countermark.contract.UnitScorer;
import org.countermark.contract.engine.Contracts;
import org.countermark.detect.DecoyKeys;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.DocumentTest;
import org.countermark.detect.KeyPanel;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.token.TokenProxy;

/**
 * One hypothesis that a scan tries: a plan, and the key that opens its commitment.
 *
 * <p>Not a record: it holds a secret.
 */
final class Trial {
    private final DetectionPlan plan;
    private final Profile profile;
    private final String keyName;
    private final EpochKey key;
    private final int lexer;
    private final Optional<ProxySource> proxy;
    private final Optional<String> mistake;

    Trial(
            DetectionPlan plan,
            Profile profile,
            String keyName,
            EpochKey key,
            int lexer,
            Optional<ProxySource> proxy,
            Optional<String> mistake) {
        this.plan = Objects.requireNonNull(plan, "plan");
        this.profile = Objects.requireNonNull(profile, "profile");
        this.keyName = Objects.requireNonNull(keyName, "keyName");
        this.key = Objects.requireNonNull(key, "key");
        this.lexer = lexer;
        this.proxy = Objects.requireNonNull(proxy, "proxy");
        this.mistake = Objects.requireNonNull(mistake, "mistake");
    }

    DetectionPlan plan() {
        return plan;
    }

    Profile profile() {
        return profile;
    }

    Channel channel() {
        return plan.channel();
    }

    /** Which key it is, in words that give nothing away. */
    String keyName() {
        return keyName;
    }

    /** The same in quotation marks. */
    String quotedKey() {
        return "\"" + keyName + "\"";
    }

    /** Which of the job's tokenizers makes its tokens. */
    int lexer() {
        return lexer;
    }

    /** Where its guesses of token probabilities come from, where it makes any. */
    Optional<ProxySource> proxy() {
        return proxy;
    }

    /** What would have been mistaken if this near variant of a declared trial shows the mark; empty for declared ones. */
    Optional<String> mistake() {
        return mistake;
    }

    EpochKey key() {
        return key;
    }

    /** Tests documents by themselves, on one thread. */
    DocumentTest documentTest(Optional<TokenProxy> guess) {
        return guess.isPresent()
                ? DocumentTest.of(plan, scorer(), profile.scheme(), guess.get())
                : DocumentTest.of(plan, scorer());
    }

    /** The key and its decoys, for one thread. */
    KeyPanel panel(int decoys) {
        return KeyPanel.of(scorer(), DecoyKeys.scorers(plan, profile, keyName, decoys));
    }

    /** The same key for a time line: all distinct units of each period, plainly added. */
    TimelineKey timelineKey(TokenStore store, TimelineChoice choice) {
        DetectionPlan plain = DetectionPlan.builder(profile, plan.keyCommitment())
                .channel(plan.channel())
                .alpha(plan.alpha())
                .build();
        return new TimelineKey(store, plain, this::scorer, choice.applies(keyName));
    }

    /** A scorer for one thread. */
    UnitScorer scorer() {
        return Contracts.scorer(profile, key, plan.channel());
    }
}
