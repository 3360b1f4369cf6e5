package org.countermark.cli.evidence.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.countermark.cli.evidence.record.TokenizerDigest;
import org.countermark.evidence.bundle.Basis;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.CustodyEntry;
import org.countermark.evidence.bundle.Exhibit;
import org.countermark.evidence.bundle.ReferenceFile;
import org.countermark.evidence.bundle.Results;
import org.countermark.evidence.bundle.Run;
import org.countermark.evidence.bundle.Stated;

/** Puts bundles together: what they share stands there once, and what contradicts itself is refused. Proofs fall away. */
final class Joining {
    private Joining() {}

    static Bundle of(List<Bundle> parts) {
        Bundle first = parts.get(0);
        List<Run> runs = new ArrayList<>();
        List<CustodyEntry> custody = first.custody();
        for (Bundle part : parts) {
            if (!part.software().equals(first.software())) {
                throw new IllegalArgumentException("the records were made by different builds");
            }
            if (!part.custody().isEmpty() && !part.custody().equals(custody)) {
                throw new IllegalArgumentException("a custody log is in another bundle than the first one");
            }
            runs.addAll(part.results().runs());
        }
        return Bundle.of(
                first.software(),
                new Basis(
                        united("profile", parts, part -> part.basis().profiles(), Stated::digest),
                        united(
                                "key",
                                parts,
                                part -> part.basis().keys(),
                                key -> key.commitment().hex()),
                        united("plan", parts, part -> part.basis().plans(), Stated::digest),
                        normalisation(parts),
                        united(
                                "tokenizer",
                                parts,
                                part -> part.basis().tokenizers(),
                                Basis.Tokenizer::id,
                                TokenizerDigest::together),
                        united("file", parts, part -> part.basis().references(), ReferenceFile::name)),
                united("exhibit", parts, Bundle::exhibits, Exhibit::name),
                Results.of(runs),
                custody);
    }

    /** What was done to text before it was cut; records of token ids alone cut none. */
    private static String normalisation(List<Bundle> parts) {
        List<String> said = parts.stream()
                .map(Bundle::basis)
                .filter(basis -> !basis.tokenizers().stream().allMatch(TokenizerDigest::cutsNothing))
                .map(Basis::normalisation)
                .distinct()
                .toList();
        if (said.size() > 1) {
            throw new IllegalArgumentException("the records were made of text that was normalised differently");
        }
        return said.isEmpty() ? parts.get(0).basis().normalisation() : said.get(0);
    }

    private static <T> List<T> united(
            String what, List<Bundle> parts, Function<Bundle, List<T>> each, Function<T, String> name) {
        return united(what, parts, each, name, (one, other) -> one.equals(other) ? Optional.of(one) : Optional.empty());
    }

    private static <T> List<T> united(
            String what,
            List<Bundle> parts,
            Function<Bundle, List<T>> each,
            Function<T, String> name,
            BinaryChoice<T> together) {
        Map<String, T> all = new LinkedHashMap<>();
        for (Bundle part : parts) {
            for (T element : each.apply(part)) {
                T known = all.getOrDefault(name.apply(element), element);
                all.put(
                        name.apply(element),
                        together.of(known, element)
                                .orElseThrow(() -> new IllegalArgumentException("two records mean different things by"
                                        + " the " + what + " \"" + name.apply(element) + "\"")));
            }
        }
        return new ArrayList<>(all.values());
    }

    /** Makes one of two that have the same name; empty where they cannot both be right. */
    @FunctionalInterface
    private interface BinaryChoice<T> {
        Optional<T> of(T one, T other);
    }

    static Bundle withExhibits(Bundle bundle, List<Exhibit> exhibits) {
        return Bundle.of(bundle.software(), bundle.basis(), exhibits, bundle.results(), bundle.custody());
    }

    static Bundle withCustody(Bundle bundle, List<CustodyEntry> custody) {
        return Bundle.of(bundle.software(), bundle.basis(), bundle.exhibits(), bundle.results(), custody);
    }
}
