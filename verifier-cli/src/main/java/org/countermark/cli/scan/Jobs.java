package org.countermark.cli.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.cli.input.Source;
import org.countermark.cli.input.Sources;
import org.countermark.cli.key.EpochOptions;
import org.countermark.cli.key.Profiles;
import org.countermark.cli.timeline.TimelineChoice;
import org.countermark.cli.tokenizer.Tokenizers;
import org.countermark.contract.Channel;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.Level;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;

/** Makes a job of options: every profile with every key and every channel is a trial. */
final class Jobs {
    private final Terminal terminal;
    private List<Channel> channels = List.of(Channel.provider());
    private Optional<String> tokenizer = Optional.empty();
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

    Jobs tokenizer(Optional<String> place) {
        tokenizer = place;
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
            List<Path> profileFiles,
            EpochOptions keyOptions,
            Level alpha,
            Method method,
            int threads,
            int keep)
            throws InputException, IOException {
        List<Source> sources = Sources.of(input.files, terminal::resolve);
        List<Profile> profiles = new ArrayList<>();
        for (Path file : profileFiles) {
            profiles.add(Profiles.read(terminal, file));
        }
        List<Profile> distinct = profiles.stream().distinct().toList();
        List<Lexer> lexers = new ArrayList<>();
        List<EpochKey> keys = keyOptions.keys(terminal);
        if (timeline.isPresent()) {
            refuseUnknown(timeline.get(), keys);
        }
        List<Trial> trials = new ArrayList<>();
        for (Profile profile : distinct) {
            int lexer = lexer(profile, lexers);
            Optional<ProxySource> source = ProxySource.of(terminal, proxy, lexers.get(lexer));
            for (EpochKey key : keys) {
                add(profile, key, lexer, source, alpha, method, trials);
            }
        }
        if (trials.isEmpty()) {
            throw new InputException(
                    Position.of(profileFiles.get(0).toString()),
                    "no key and profile match the commitment",
                    "Check that key, profile and commitment belong together.");
        }
        return new Job(sources, input.reading(), lexers, trials, input.skipBad, threads, keep, alpha, method, timeline);
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
        String commitment = Commitment.of(profile, key).hex();
        for (Channel channel : channels) {
            DetectionPlan.Builder plan = DetectionPlan.builder(profile, commitment)
                    .channel(channel)
                    .unitRule(method.units())
                    .alpha(alpha);
            source.ifPresent(guess -> plan.proxy(guess.id(), guess.weighing(profile.scheme())));
            trials.add(new Trial(plan.build(), profile, key.label(), key, lexer, source));
        }
    }

    private int lexer(Profile profile, List<Lexer> lexers) throws InputException, IOException {
        for (int i = 0; i < lexers.size(); i++) {
            if (lexers.get(i).id().equals(profile.tokenizer())) {
                return i;
            }
        }
        lexers.add(
                tokenizer.filter("ids"::equals).isPresent()
                        ? Lexer.idsOnly(profile.tokenizer())
                        : Lexer.of(Tokenizers.of(terminal, tokenizer, profile.tokenizer())));
        return lexers.size() - 1;
    }
}
