package org.countermark.corpora.edit;

/** Edits of extent: less of the text, or the text inside another one. */
public final class ExtentEdits {
    private ExtentEdits() {}

    /**
     * Keeps the beginning.
     *
     * @param share share of the code points that stay, 0..1, rounded to the nearest count
     * @return the edit
     */
    public static TextEdit truncate(double share) {
        Shares.check("share", share);
        return (text, random) -> part(text, 0, kept(text, share));
    }

    /**
     * Keeps one passage, each place of it as likely.
     *
     * @param share share of the code points that stay, 0..1, rounded to the nearest count
     * @return the edit
     */
    public static TextEdit excerpt(double share) {
        Shares.check("share", share);
        return (text, random) -> {
            int kept = kept(text, share);
            return part(text, random.nextInt(text.codePointCount(0, text.length()) - kept + 1), kept);
        };
    }

    /**
     * Puts the text, whole and in order but in pieces, at random places of another text.
     *
     * @param host the other text, of a person for example
     * @param pieces into how many pieces the text is cut (some may be empty), at least 1
     * @return the edit; of its result, the text makes up length/(length + host length)
     */
    public static TextEdit spliceInto(String host, int pieces) {
        Shares.checkPositive("pieces", pieces);
        return (text, random) -> {
            int[] of = Shares.cuts(text.codePointCount(0, text.length()), pieces, random);
            int[] at = Shares.cuts(host.codePointCount(0, host.length()), pieces + 1, random);
            StringBuilder out = new StringBuilder(text.length() + host.length());
            for (int i = 0; i < pieces; i++) {
                out.append(part(host, at[i], at[i + 1] - at[i]));
                out.append(part(text, of[i], of[i + 1] - of[i]));
            }
            return out.append(part(host, at[pieces], at[pieces + 1] - at[pieces]))
                    .toString();
        };
    }

    private static int kept(String text, double share) {
        return (int) Math.round(share * text.codePointCount(0, text.length()));
    }

    private static String part(String text, int from, int count) {
        int start = text.offsetByCodePoints(0, from);
        return text.substring(start, text.offsetByCodePoints(start, count));
    }
}
