package org.countermark.evidence.time;

import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** Chains of X.509 certificates up to trusted ones. All of it is Bouncy Castle's, so that no setting of a JDK changes a result. */
final class Chains {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private final List<X509CertificateHolder> trusted;

    Chains(List<X509CertificateHolder> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /** Whether the signer is trusted itself, or a path of RFC 5280, valid at that time, leads from it to a trusted certificate. */
    boolean trusts(X509CertificateHolder signer, List<X509CertificateHolder> given, Instant time) {
        if (trusted.contains(signer)) {
            return true;
        }
        try {
            Set<TrustAnchor> anchors = new HashSet<>();
            for (X509CertificateHolder anchor : trusted) {
                if (!anchor.isValidOn(Date.from(time))) {
                    // A path's check leaves its end to whoever trusts it.
                    continue;
                }
                anchors.add(new TrustAnchor(certificate(anchor), null));
            }
            if (anchors.isEmpty()) {
                return false;
            }
            List<X509Certificate> pool = new ArrayList<>();
            for (X509CertificateHolder holder : given) {
                pool.add(certificate(holder));
            }
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(certificate(signer));
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(time));
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(pool), PROVIDER));
            CertPathBuilder.getInstance("PKIX", PROVIDER).build(parameters);
            return true;
        } catch (CertPathBuilderException | CertificateException | InvalidAlgorithmParameterException e) {
            return false;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The signer and those given certificates that issued it, directly or not, and whose own signature holds under a given or trusted one:
     * of these no byte can change unseen.
     */
    Set<X509CertificateHolder> issuers(X509CertificateHolder signer, List<X509CertificateHolder> given) {
        Set<X509CertificateHolder> kept = new LinkedHashSet<>(List.of(signer));
        List<X509CertificateHolder> all = new ArrayList<>(given);
        all.addAll(trusted);
        List<X509CertificateHolder> open = new ArrayList<>(kept);
        while (!open.isEmpty()) {
            X509CertificateHolder issued = open.remove(open.size() - 1);
            for (X509CertificateHolder candidate : given) {
                if (issuedBy(issued, candidate)
                        && (trusted.contains(candidate) || all.stream().anyMatch(up -> issuedBy(candidate, up)))
                        && kept.add(candidate)) {
                    open.add(candidate);
                }
            }
        }
        return kept;
    }

    static SignerInformationVerifier verifier(X509CertificateHolder signer) {
        try {
            return new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(PROVIDER)
                    .build(signer);
        } catch (OperatorCreationException | CertificateException e) {
            throw new IllegalArgumentException("signer's certificate cannot be used", e);
        }
    }

    private static boolean issuedBy(X509CertificateHolder issued, X509CertificateHolder issuer) {
        if (!issued.getIssuer().equals(issuer.getSubject())) {
            return false;
        }
        try {
            return issued.isSignatureValid(new JcaContentVerifierProviderBuilder()
                    .setProvider(PROVIDER)
                    .build(issuer));
        } catch (CertException | OperatorCreationException | CertificateException | RuntimeException e) {
            return false;
        }
    }

    private static X509Certificate certificate(X509CertificateHolder holder) throws CertificateException {
        return new JcaX509CertificateConverter().setProvider(PROVIDER).getCertificate(holder);
    }
}
