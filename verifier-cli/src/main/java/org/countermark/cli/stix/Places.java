package org.countermark.cli.stix;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** In which inputs the documents of a result stood. Immutable once made. */
final class Places {
    /** A record is named by its input, and by {@code :} or {@code #} and a number where there are several. */
    private static final Pattern NUMBER = Pattern.compile("[:#][0-9]{1,19}$");

    private final Map<String, String> inputs = new HashMap<>();

    private Places() {}

    static Places of(ResultFields result, Set<String> exhibits) {
        Places places = new Places();
        for (ResultFields document : result.within("reading").objects("documents")) {
            String record = document.text("id").orElse("");
            String input =
                    exhibits.contains(record) ? record : NUMBER.matcher(record).replaceFirst("");
            if (exhibits.contains(input)) {
                document.text("digest").ifPresent(digest -> places.inputs.put(digest, input));
            }
        }
        return places;
    }

    /** The inputs in which those of an account's strongest documents stood that name it by themselves. */
    List<String> of(ResultFields account) {
        Set<String> names = new LinkedHashSet<>();
        account.objects("strongest").stream()
                .filter(document -> document.within("names").text("name").equals(account.text("name")))
                .flatMap(document -> document.text("digest").stream())
                .filter(inputs::containsKey)
                .forEach(digest -> names.add(inputs.get(digest)));
        return List.copyOf(names);
    }
}
