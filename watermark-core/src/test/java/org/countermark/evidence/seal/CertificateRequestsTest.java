package org.countermark.evidence.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Test;

/** Requests for certificates are signed by the half of the key that they are for. */
class CertificateRequestsTest {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final SealingKey KEY = SealVector.PUBLISHED.key();
    private static final String HOLDER = "CN=Laboratory,O=Example";

    private static boolean valid(byte[] request) throws Exception {
        PKCS10CertificationRequest read = new PKCS10CertificationRequest(request);
        return read.isSignatureValid(
                new JcaContentVerifierProviderBuilder().setProvider(PROVIDER).build(read.getSubjectPublicKeyInfo()));
    }

    @Test
    void signaturesHoldAndNamesAreTheSame() throws Exception {
        byte[] classical = CertificateRequests.ed25519(KEY, HOLDER);
        byte[] lattice = CertificateRequests.mlDsa65(KEY, HOLDER);
        assertArrayEquals(
                new PKCS10CertificationRequest(classical).getSubject().getEncoded(),
                new PKCS10CertificationRequest(lattice).getSubject().getEncoded());
        byte[] both = new byte[0];
        for (byte[] request : List.of(classical, lattice)) {
            assertTrue(valid(request));
            byte[] changed = request.clone();
            changed[40] ^= 1;
            assertFalse(valid(changed));
            byte[] key = new PKCS10CertificationRequest(request)
                    .getSubjectPublicKeyInfo()
                    .getPublicKeyData()
                    .getOctets();
            byte[] joined = Arrays.copyOf(both, both.length + key.length);
            System.arraycopy(key, 0, joined, both.length, key.length);
            both = joined;
        }
        assertEquals(
                KEY.verifyingKey(),
                VerifyingKey.of(
                        Arrays.copyOf(both, VerifyingKey.ED25519_BYTES),
                        Arrays.copyOfRange(both, VerifyingKey.ED25519_BYTES, both.length)));
    }

    @Test
    void namesMustBeNames() {
        for (String wrong : List.of("", "Laboratory", "CN")) {
            assertThrows(IllegalArgumentException.class, () -> CertificateRequests.ed25519(KEY, wrong), wrong);
        }
    }
}
