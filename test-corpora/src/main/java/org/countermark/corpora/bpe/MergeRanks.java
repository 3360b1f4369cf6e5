package org.countermark.corpora.bpe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countermark.corpora.gguf.UnreadableModelException;

/**
 * Turns an ordered list of merges into ranks of tokens, and proves on the way that both say the same.
 *
 * <p>The list's rule merges listed pairs in the order of the list; the rank rule (tiktoken's, jtokkit's) merges any
 * neighbours whose joined bytes are a token, lowest rank first. A token's rank is the place of its first pair. The rules
 * agree on every text if merging the bytes of each token by the lower ranks alone leaves exactly two parts, and these
 * are a pair that the list gives for it there. For then, by induction over ranks: what is spelled like a token between
 * two cuts has had these cuts from the start, so it stands divided into just that pair when its rank is due, and is
 * merged under both rules; the token's other pairs never meet later. More than two parts are left of a token that no
 * merging leads to under either rule: that is as good where a piece which is a token is taken whole, as jtokkit always
 * does. Any other token is refused by name.
 */
final class MergeRanks {
    private static final int LONGEST_TOKEN = 1024;

    private final BpeSource source;
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<String, Integer> ranks = new HashMap<>();
    private final List<String> spellings = new ArrayList<>();
    private final Set<String> pairs = new HashSet<>();

    private MergeRanks(BpeSource source) {
        this.source = source;
    }

    /** The spelling of each rank, in byte characters; ranks 0..255 are the bytes. */
    static List<String> of(BpeSource source) throws UnreadableModelException {
        MergeRanks ranks = new MergeRanks(source);
        ranks.collectTokens();
        ranks.rankMerges();
        for (int rank = 256; rank < ranks.spellings.size(); rank++) {
            ranks.prove(ranks.spellings.get(rank), rank);
        }
        if (source.wholePieces) {
            ranks.refuseUnreachable();
        }
        return ranks.spellings;
    }

    private void collectTokens() throws UnreadableModelException {
        for (int id = 0; id < source.tokens.size(); id++) {
            String token = source.tokens.get(id);
            if (source.literal.get(id) || token.isEmpty()) {
                continue;
            }
            if (token.length() > LONGEST_TOKEN || !ByteAlphabet.covers(token)) {
                throw source.refuse("token " + id + " is not spelled in bytes, or is longer than " + LONGEST_TOKEN);
            }
            if (ids.put(token, id) != null) {
                throw source.refuse("token " + token + " stands twice in the vocabulary");
            }
        }
        for (int b = 0; b < 256; b++) {
            rank(String.valueOf(ByteAlphabet.charOf(b)));
        }
    }

    private void rank(String spelling) {
        ranks.put(spelling, spellings.size());
        spellings.add(spelling);
    }

    private void rankMerges() throws UnreadableModelException {
        for (String pair : source.merges) {
            int space = pair.indexOf(' ');
            String left = space < 1 ? "" : pair.substring(0, space);
            String right = pair.substring(space + 1);
            if (!ids.containsKey(left) || !ids.containsKey(right) || !ids.containsKey(left + right)) {
                throw source.refuse("merge \"" + pair + "\" does not join two tokens to a third");
            }
            Integer known = ranks.get(left + right);
            if (known == null) {
                rank(left + right);
                pairs.add(pair);
            } else if (known == spellings.size() - 1) {
                pairs.add(pair);
            }
            // a pair listed again later never meets its parts: they have been merged before
        }
    }

    private void prove(String token, int rank) throws UnreadableModelException {
        int[] ends = new int[token.length()];
        Arrays.setAll(ends, i -> i + 1);
        int parts = ends.length;
        while (parts > 2) {
            int best = rank;
            int at = -1;
            for (int i = 0; i + 1 < parts; i++) {
                Integer joined = ranks.get(token.substring(i == 0 ? 0 : ends[i - 1], ends[i + 1]));
                if (joined != null && joined < best) {
                    best = joined;
                    at = i;
                }
            }
            if (at < 0) {
                break;
            }
            System.arraycopy(ends, at + 1, ends, at, parts - at - 1);
            parts--;
        }
        String pair = token.substring(0, ends[0]) + " " + token.substring(ends[0]);
        boolean merged = parts == 2 && pairs.contains(pair);
        boolean onlyWhole = parts > 2 && source.wholePieces;
        if (!merged && !onlyWhole) {
            throw source.refuse("the merges do not lead to token " + token + " by rank alone");
        }
    }

    private void refuseUnreachable() throws UnreadableModelException {
        for (String token : ids.keySet()) {
            if (!ranks.containsKey(token)) {
                throw source.refuse("no merges lead to token " + token + ", which is taken as a whole piece only");
            }
        }
    }
}
