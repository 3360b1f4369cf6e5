package org.countermark.keys;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.bc.EncryptedObjectStoreData;
import org.bouncycastle.asn1.bc.ObjectStore;
import org.bouncycastle.asn1.bc.ObjectStoreIntegrityCheck;
import org.bouncycastle.asn1.bc.PbkdMacIntegrityCheck;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;

/**
 * Looks at a BCFKS file before any passphrase is tried: is it whole, and is the work that it asks for bounded?
 *
 * <p>The parameters of its key derivation are in the clear and unauthenticated, so a damaged or hostile file could ask for
 * any amount of memory; and a file that does not parse is damaged for sure, whatever the passphrase.
 */
final class KeyStoreShape {
    private static final ASN1ObjectIdentifier SCRYPT = new ASN1ObjectIdentifier("1.3.6.1.4.1.11591.4.11");
    private static final BigInteger MAX_SCRYPT_COST = BigInteger.valueOf(1 << 20);
    private static final BigInteger MAX_SCRYPT_BLOCK = BigInteger.valueOf(32);

    /** Of N·r·p: 1 GiB of mixing in all. */
    private static final BigInteger MAX_SCRYPT_WORK = BigInteger.valueOf(1 << 23);

    private KeyStoreShape() {}

    static void check(Path file, byte[] bytes) throws KeyFileException {
        try {
            ObjectStore store = ObjectStore.getInstance(ASN1Primitive.fromByteArray(bytes));
            EncryptedObjectStoreData data = EncryptedObjectStoreData.getInstance(store.getStoreData());
            checkDerivation(
                    PBES2Parameters.getInstance(data.getEncryptionAlgorithm().getParameters())
                            .getKeyDerivationFunc());
            ObjectStoreIntegrityCheck integrity = store.getIntegrityCheck();
            if (integrity.getType() != ObjectStoreIntegrityCheck.PBKD_MAC_CHECK) {
                throw new IllegalArgumentException("not protected by a passphrase");
            }
            checkDerivation(PbkdMacIntegrityCheck.getInstance(integrity.getIntegrityCheck())
                    .getPbkdAlgorithm());
        } catch (IOException | RuntimeException e) {
            // No cause: whatever the parser says of the bytes helps nobody who holds the file.
            throw new KeyFileException(
                    file, KeyFileException.Reason.DAMAGED, "damaged, or not a key store of Countermark (BCFKS)");
        }
    }

    private static void checkDerivation(KeyDerivationFunc function) {
        if (!function.getAlgorithm().equals(SCRYPT)) {
            throw new IllegalArgumentException("not scrypt");
        }
        ASN1Sequence parameters = ASN1Sequence.getInstance(function.getParameters());
        BigInteger cost = ASN1Integer.getInstance(parameters.getObjectAt(1)).getPositiveValue();
        BigInteger block = ASN1Integer.getInstance(parameters.getObjectAt(2)).getPositiveValue();
        BigInteger lanes = ASN1Integer.getInstance(parameters.getObjectAt(3)).getPositiveValue();
        if (cost.compareTo(MAX_SCRYPT_COST) > 0
                || block.compareTo(MAX_SCRYPT_BLOCK) > 0
                || cost.multiply(block).multiply(lanes).compareTo(MAX_SCRYPT_WORK) > 0) {
            throw new IllegalArgumentException("asks for too much work");
        }
    }
}
