package org.countermark.cli.report;

import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.Proofs;

/** What is attached to the record, what this page did not verify, and how to. Stateless. */
final class ProofSection {
    private static final int BASE64_GROUP = 4;

    private ProofSection() {}

    static void write(Html html, Bundle bundle) {
        Proofs proofs = bundle.proofs();
        html.open("section", "id", "proofs", "aria-labelledby", "proofs-title");
        html.element("h2", "Seal, time stamp and log proof", "id", "proofs-title");
        html.open("p")
                .element("strong", "This page verifies nothing.")
                .text(
                        " It shows what the record says, made from the record alone. Whether signatures, time stamps, digests and figures hold is what")
                .text(" verification finds out:")
                .close();
        html.open("p").element("code", command(bundle), "class", "command").close();
        html.element(
                "p",
                "FILES are the exhibits and what else was read, by whatever names; KEY is an epoch key, by which all figures are computed again; what is"
                        + " trusted (the sealing party, authorities, the digest) must come from elsewhere than from this record.",
                "class",
                "note");
        try (Table table = new Table(html, "What is attached", List.of("Proof", "Attached", "About"))) {
            table.row(
                    Cell.words("Seal (Ed25519 and ML-DSA-65)"),
                    Cell.yes(proofs.seal().isPresent()),
                    proofs.seal().isPresent()
                            ? Cell.of(cell -> {
                                cell.text("key with the fingerprint ");
                                Digests.whole(cell, proofs.seal().get().key().fingerprint());
                            })
                            : Cell.words("nobody vouches for the record"));
            table.row(
                    Cell.words("Time stamp (RFC 3161)"),
                    Cell.yes(proofs.timeStamp().isPresent()),
                    proofs.timeStamp().isPresent()
                            ? Cell.of(
                                    cell -> stamp(cell, proofs.timeStamp().get().token()))
                            : Cell.words("nothing shows since when the record is what it is"));
            table.row(
                    Cell.words("Proof of a transparency log"),
                    Cell.yes(proofs.logProof().isPresent()),
                    proofs.logProof().isPresent()
                            ? Cell.words("a proof of "
                                    + Words.plural(proofs.logProof().get().length(), "character", "characters"))
                            : Cell.words("the record stands in no public log"));
        }
        html.close();
        digest(html, bundle);
    }

    /** With no word of the bundle in it but the digest: what people paste into a terminal must not be written by others. */
    private static String command(Bundle bundle) {
        Proofs proofs = bundle.proofs();
        return "countermark verify EVIDENCE.json FILES --epoch-key KEY"
                + (proofs.seal().isPresent() ? " --trust-key SEALER" : "")
                + (proofs.timeStamp().isPresent() ? " --tsa-certificate AUTHORITY" : "")
                + (proofs.logProof().isPresent() ? " --log-key LOG" : "")
                + " --report REPORT.html --content-digest " + bundle.contentDigest();
    }

    private static void stamp(Html html, String token) {
        html.text("a token of " + Words.plural((long) token.length() / BASE64_GROUP * 3, "byte", "bytes")
                + " at most, SHA-256 of its base64 ");
        Digests.whole(html, DigestUtils.sha256Hex(token));
    }

    /** What identifies the record; in groups, so that people can compare it. */
    private static void digest(Html html, Bundle bundle) {
        html.open("section", "id", "digest", "aria-labelledby", "digest-title");
        html.element("h2", "Content digest", "id", "digest-title");
        html.element(
                "p",
                "SHA-256 of the record without what is attached. Two records are the same if all of these digits are.");
        html.open("p", "class", "fingerprint");
        String digest = bundle.contentDigest();
        for (int i = 0; i < digest.length(); i += 8) {
            html.element("span", digest.substring(i, i + 8));
            html.text(" ");
        }
        html.close().close();
    }
}
