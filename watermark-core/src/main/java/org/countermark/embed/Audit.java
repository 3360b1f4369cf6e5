package org.countermark.embed;

/**
 * How many tokens of a response carry the mark, and why the others do not.
 *
 * @param marked chosen by the scheme
 * @param plainStart before the first whole context
 * @param plainRepeated in a context already seen in the response
 * @param plainOptedOut while the mark was switched off
 * @param plainGreedy at temperature 0, passed through by Gumbel-max and tournament
 * @param forced not what the session had proposed
 */
public record Audit(int marked, int plainStart, int plainRepeated, int plainOptedOut, int plainGreedy, int forced) {
    /**
     * All tokens of the response.
     *
     * @return the sum of the counts
     */
    public int tokens() {
        return marked + plainStart + plainRepeated + plainOptedOut + plainGreedy + forced;
    }
}
