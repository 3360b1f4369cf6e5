package org.countermark.evidence.log;

/** What verifying a log's proof found: either the entry is in the log, or why that is not shown. */
public sealed interface LogCheck {
    /**
     * The entry is in the tree that the log signed.
     *
     * @param proof the proof in the form in which it is kept
     * @param origin the log's name, the first line of its checkpoint
     * @param index the entry's place, from 0
     * @param treeSize entries in the tree, more than {@code index}
     * @param rootHash SHA-256 at the tree's root, base64 with padding
     */
    record Included(String proof, String origin, long index, long treeSize, String rootHash) implements LogCheck {}

    /**
     * Nothing is shown.
     *
     * @param why what is wrong, one line
     */
    record Refused(String why) implements LogCheck {}
}
