package org.countermark.corpora.edit;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Edits word by word, as a person who polishes a text makes them. A word is a run of anything but white space. */
public final class WordEdits {
    private static final Pattern WORD = Pattern.compile("(\\S+)(\\s*)");

    private WordEdits() {}

    /**
     * Deletes words, with the white space after each.
     *
     * @param rate share of the words that go, 0..1
     * @return the edit
     */
    public static TextEdit delete(double rate) {
        Shares.check("rate", rate);
        return (text, random) -> rewrite(text, (word, out) -> {
            if (random.nextDouble() >= rate) {
                out.append(word.group());
            }
        });
    }

    /**
     * Inserts a word before some words, with a space between.
     *
     * @param rate share of the words that get a new neighbour, 0..1: the text grows by this share in words
     * @param vocabulary the words to insert, each as likely; not empty; copied
     * @return the edit
     */
    public static TextEdit insert(double rate, List<String> vocabulary) {
        Shares.check("rate", rate);
        Shares.checkNotEmpty("vocabulary", vocabulary);
        List<String> words = List.copyOf(vocabulary);
        return (text, random) -> rewrite(text, (word, out) -> {
            if (random.nextDouble() < rate) {
                out.append(any(words, random)).append(' ');
            }
            out.append(word.group());
        });
    }

    /**
     * Replaces words by others.
     *
     * @param rate share of the words that are replaced, 0..1
     * @param vocabulary the words to take instead, each as likely; not empty; copied
     * @return the edit
     */
    public static TextEdit substitute(double rate, List<String> vocabulary) {
        Shares.check("rate", rate);
        Shares.checkNotEmpty("vocabulary", vocabulary);
        List<String> words = List.copyOf(vocabulary);
        return (text, random) -> rewrite(text, (word, out) -> {
            boolean replaced = random.nextDouble() < rate;
            out.append(replaced ? any(words, random) : word.group(1)).append(word.group(2));
        });
    }

    private static String any(List<String> words, RandomGenerator random) {
        return words.get(random.nextInt(words.size()));
    }

    private static String rewrite(String text, BiConsumer<Matcher, StringBuilder> each) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        Matcher matcher = WORD.matcher(text);
        int done = 0;
        while (matcher.find()) {
            out.append(text, done, matcher.start());
            each.accept(matcher, out);
            done = matcher.end();
        }
        return out.append(text, done, text.length()).toString();
    }
}
