package org.countermark.cli.stix;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.countermark.evidence.bundle.Exhibit;
import org.countermark.evidence.json.Json;

/** The exhibits as files, where they were found as URLs, and when as observed data. Thread-confined. */
final class Observables {
    private final Author author;
    private final boolean redacted;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, Json.Members> objects = new LinkedHashMap<>();

    Observables(Author author, boolean redacted, List<Exhibit> exhibits) {
        this.author = author;
        this.redacted = redacted;
        exhibits.forEach(this::add);
    }

    /** All objects, each once. */
    List<Json.Members> objects() {
        return List.copyOf(objects.values());
    }

    /** Ids of all files. */
    List<String> files() {
        return List.copyOf(new LinkedHashSet<>(files.values()));
    }

    /** Ids of the files of these names, as far as there are such. */
    List<String> files(List<String> names) {
        Set<String> found = new LinkedHashSet<>();
        names.stream().filter(files::containsKey).forEach(name -> found.add(files.get(name)));
        return List.copyOf(found);
    }

    /** The names of the exhibits. */
    Set<String> names() {
        return files.keySet();
    }

    private void add(Exhibit exhibit) {
        String file = keep(file(exhibit));
        files.put(exhibit.name(), file);
        List<String> seen = new ArrayList<>(List.of(file));
        exhibit.source()
                .filter(source -> !redacted)
                .flatMap(Observables::address)
                .ifPresent(address -> seen.add(keep(url(address))));
        exhibit.acquired().ifPresent(when -> {
            String time = Author.timestamp(when);
            keep(author.attributed("observed-data")
                    .with("first_observed", time)
                    .with("last_observed", time)
                    .with("number_observed", 1)
                    .with("object_refs", seen)
                    .named());
        });
    }

    private Json.Members file(Exhibit exhibit) {
        Json hashes = new Json.Members(StixObject.single("SHA-256", new Json.Text(exhibit.sha256())));
        SortedMap<String, Json> contributing = new TreeMap<>();
        contributing.put("hashes", hashes);
        StixObject file = new StixObject("file").with("hashes", hashes).with("size", exhibit.size());
        if (!redacted) {
            contributing.put("name", new Json.Text(exhibit.name()));
            file.with("name", exhibit.name());
        }
        return author.marked(file).named(StixIds.ofObservable("file", new Json.Members(contributing)));
    }

    private Json.Members url(String address) {
        Json.Text value = new Json.Text(address);
        return author.marked(new StixObject("url").with("value", value))
                .named(StixIds.ofObservable("url", new Json.Members(StixObject.single("value", value))));
    }

    private String keep(Json.Members object) {
        objects.put(Author.id(object), object);
        return Author.id(object);
    }

    /** A source is a line of any text; some are addresses on the web. */
    private static Optional<String> address(String source) {
        try {
            URI uri = new URI(source);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(uri.toASCIIString()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
