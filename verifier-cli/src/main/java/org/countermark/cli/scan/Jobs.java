package org.countermark.cli.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.cli.input.Source;
import org.countermark.cli.input.Sources;
import org.countermark.cli.key.EpochOptions;
import org.countermark.cli.timeline.TimelineChoice;
import org.countermark.contract.Channel;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.Level;
import org.countermark.keys.Commitment;
import org.countermark.keys.Contract;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.PermutedListScheme;

/** Makes a job of options: every profile with every key and every channel is a trial. */
final class Jobs {
    private final Terminal terminal;
    private List<Channel> channels = List.of(Channel.provider());
    private boolean variants;
    private Optional<Commitment> published = Optional.empty();
    private Optional<TimelineChoice> timeline = Optional.empty();
    private String proxy = "none";

    Jobs(Terminal terminal) {
        this.terminal = terminal;
    }

    Jobs payloads(List<Long> payloads) {
        if (!payloads.isEmpty()) {
            channels = payloads.stream().distinct().map(Channel::payload).toList();
        }
        return this;
    }

    Jobs variants(boolean wanted) {
        variants = wanted;
        return this;
    }

    Jobs commitment(Optional<String> hex) {
        published = hex.map(Commitment::new);
        return this;
    }

    Jobs proxy(String place) {
        proxy = place;
        return this;
    }

    Jobs timeline(Optional<TimelineChoice> choice) {
        timeline = choice;
        return this;
    }

    Job job(
            InputOptions input,
            Hypotheses hypotheses,
            EpochOptions keyOptions,
            Level alpha,
            Method method,
            int threads,
            int keep)
            throws InputException, IOException {
        List<Source> sources = Sources.of(input.files, terminal::resolve);
        List<EpochKey> keys = keyOptions.keys(terminal);
        if (timeline.isPresent()) {
            refuseUnknown(timeline.get(), keys);
        }
        List<Profile> profiles = hypotheses.profiles(terminal, keys);
        refuseMisfits(profiles, keys);
        List<Lexer> lexers = new ArrayList<>();
        List<Trial> trials = new ArrayList<>();
        for (Profile profile : profiles) {
            if (!proxy.equals("none") && profile.scheme() instanceof PermutedListScheme) {
                throw new IllegalArgumentException("--proxy must be none for contract "
                        + profile.contract().id()
                        + ": its lists are drawn without replacement, which no weighing allows for");
            }
            int lexer = lexer(hypotheses, profile, lexers);
            Optional<ProxySource> source = ProxySource.of(terminal, proxy, lexers.get(lexer));
            for (EpochKey key : keys) {
                if (Hypotheses.opens(key, profile)) {
                    add(profile, key, lexer, source, alpha, method, trials);
                }
            }
        }
        if (trials.isEmpty()) {
            throw new InputException(
                    Position.of("--commitment"),
                    "no key and profile match the commitment",
                    "Check that key, profile and commitment belong together.");
        }
        List<Trial> near = variants ? variants(trials, alpha, method) : List.of();
        return new Job(
                sources, input.reading(), lexers, trials, near, input.skipBad, threads, keep, alpha, method, timeline);
    }

    /** A key that opens nothing, or a profile that no key opens, is a mistake that must not pass for "not detected". */
    private static void refuseMisfits(List<Profile> profiles, List<EpochKey> keys) {
        for (EpochKey key : keys) {
            if (profiles.stream().noneMatch(profile -> Hypotheses.opens(key, profile))) {
                throw new IllegalArgumentException("key \"" + key.label() + "\" is one of contract "
                        + key.engine().map(Contract::id).orElseThrow() + ", and opens none of the profiles");
            }
        }
        for (Profile profile : profiles) {
            if (keys.stream().noneMatch(key -> Hypotheses.opens(key, profile))) {
                throw new IllegalArgumentException("no key opens the profile of contract "
                        + profile.contract().id() + ", context width " + profile.contextWidth());
            }
        }
    }

    /** The near variants of all trials, each once and none that is declared itself. */
    private List<Trial> variants(List<Trial> trials, Level alpha, Method method) {
        Set<Commitment> known = new HashSet<>();
        for (Trial declared : trials) {
            // A commitment to the engine's numbers, however the key is given that they come from.
            known.add(commitment(new Near(declared.profile(), ""), declared));
        }
        List<Trial> all = new ArrayList<>();
        for (Trial declared : trials) {
            for (Near near : Near.of(declared.profile())) {
                EpochKey key = near.key(declared.profile(), declared.key());
                // Numbers that differ for one contract may be one and the same for another, which then refuses them.
                if (Hypotheses.opens(key, near.profile()) && known.add(commitment(near, declared))) {
                    all.add(trial(
                            near.profile(),
                            key,
                            declared.lexer(),
                            declared.proxy(),
                            alpha,
                            method,
                            declared.channel(),
                            Optional.of(near.mistake())));
                }
            }
        }
        return all;
    }

    private static Commitment commitment(Near near, Trial declared) {
        return declared.profile().contract().isNative()
                ? Commitment.of(declared.profile(), declared.key())
                : Commitment.of(near.profile(), near.key(declared.profile(), declared.key()));
    }

    private static void refuseUnknown(TimelineChoice choice, List<EpochKey> keys) {
        for (String label : choice.named().keySet()) {
            if (keys.stream().noneMatch(key -> key.label().equals(label))) {
                throw new IllegalArgumentException(
                        "--applies names the key \"" + label + "\", which is not looked for");
            }
        }
    }

    private void add(
            Profile profile,
            EpochKey key,
            int lexer,
            Optional<ProxySource> source,
            Level alpha,
            Method method,
            List<Trial> trials) {
        if (published.isPresent() && !published.get().matches(profile, key)) {
            return;
        }
        if (!profile.contract().isNative() && channels.stream().anyMatch(Channel.Payload.class::isInstance)) {
            throw new IllegalArgumentException("--payload belongs to the native contract: marks by "
                    + profile.contract().id() + " carry none");
        }
        for (Channel channel : channels) {
            trials.add(trial(profile, key, lexer, source, alpha, method, channel, Optional.empty()));
        }
    }

    private static Trial trial(
            Profile profile,
            EpochKey key,
            int lexer,
            Optional<ProxySource> source,
            Level alpha,
            Method method,
            Channel channel,
            Optional<String> mistake) {
        DetectionPlan.Builder plan = DetectionPlan.builder(profile, Commitment.of(profile, key))
                .channel(channel)
                .unitRule(method.units())
                .alpha(alpha);
        source.ifPresent(guess -> plan.proxy(guess.id(), guess.weighing(profile.scheme())));
        return new Trial(plan.build(), profile, key.label(), key, lexer, source, mistake);
    }

    private int lexer(Hypotheses hypotheses, Profile profile, List<Lexer> lexers) throws InputException, IOException {
        for (int i = 0; i < lexers.size(); i++) {
            if (lexers.get(i).id().equals(profile.tokenizer())) {
                return i;
            }
        }
        lexers.add(hypotheses.lexer(terminal, profile));
        return lexers.size() - 1;
    }
}
