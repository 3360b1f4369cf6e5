package org.countermark.evidence.time;

import java.io.IOException;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Collection;
import org.apache.commons.codec.digest.DigestUtils;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.CollectionStore;

/** Signs the content of a time stamp with any certificate, which an honest generator of tokens refuses. */
final class Forger {
    private Forger() {}

    static byte[] signed(
            byte[] token,
            String algorithm,
            PrivateKey key,
            X509CertificateHolder own,
            Collection<X509CertificateHolder> sent) {
        try {
            SigningCertificateV2 named =
                    new SigningCertificateV2(new ESSCertIDv2(DigestUtils.sha256(own.getEncoded())));
            Attribute attribute = new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(named));
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder()
                    .setProvider(LocalAuthority.PROVIDER)
                    .setSignedAttributeGenerator(
                            new DefaultSignedAttributeTableGenerator(new AttributeTable(new DERSet(attribute))))
                    .build(algorithm, key, own));
            generator.addCertificates(new CollectionStore<>(sent));
            byte[] info = Token.parse(token).content().getTimeStampInfo().getEncoded();
            byte[] encoded = generator
                    .generate(new CMSProcessableByteArray(PKCSObjectIdentifiers.id_ct_TSTInfo, info), true)
                    .getEncoded();
            return Token.parse(encoded).canonical(sent);
        } catch (IOException | CMSException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(TimeStampCheck check) {
        return Base64.getDecoder().decode(((TimeStampCheck.Valid) check).token());
    }
}
