package org.countermark.cli.evidence.bundle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
            if (!part.basis().normalisation().equals(first.basis().normalisation())) {
                throw new IllegalArgumentException("the records were made of text that was normalised differently");
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
                        first.basis().normalisation(),
                        united("tokenizer", parts, part -> part.basis().tokenizers(), Basis.Tokenizer::id),
                        united("file", parts, part -> part.basis().references(), ReferenceFile::name)),
                united("exhibit", parts, Bundle::exhibits, Exhibit::name),
                Results.of(runs),
                custody);
    }

    private static <T> List<T> united(
            String what, Collection<Bundle> parts, Function<Bundle, List<T>> each, Function<T, String> name) {
        Map<String, T> all = new LinkedHashMap<>();
        for (Bundle part : parts) {
            for (T element : each.apply(part)) {
                T other = all.putIfAbsent(name.apply(element), element);
                if (other != null && !other.equals(element)) {
                    throw new IllegalArgumentException(
                            "two records mean different things by the " + what + " \"" + name.apply(element) + "\"");
                }
            }
        }
        return new ArrayList<>(all.values());
    }

    static Bundle withExhibits(Bundle bundle, List<Exhibit> exhibits) {
        return Bundle.of(bundle.software(), bundle.basis(), exhibits, bundle.results(), bundle.custody());
    }

    static Bundle withCustody(Bundle bundle, List<CustodyEntry> custody) {
        return Bundle.of(bundle.software(), bundle.basis(), bundle.exhibits(), bundle.results(), custody);
    }
}
