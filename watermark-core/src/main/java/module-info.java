/** Keyed words, schemes and the statistics of detection. */
module org.countermark.core {
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.bouncycastle.util;
    requires org.apache.commons.codec;
    requires com.fasterxml.jackson.core;

    exports org.countermark.contract;
    exports org.countermark.contract.engine;
    exports org.countermark.detect;
    exports org.countermark.embed;
    exports org.countermark.evidence.bundle;
    exports org.countermark.evidence.commit;
    exports org.countermark.evidence.json;
    exports org.countermark.evidence.log;
    exports org.countermark.evidence.seal;
    exports org.countermark.evidence.time;
    exports org.countermark.keys;
    exports org.countermark.power;
    exports org.countermark.proxy;
    exports org.countermark.registry;
    exports org.countermark.scheme;
    exports org.countermark.stats;
    exports org.countermark.student;
    exports org.countermark.token;
    exports org.countermark.trace;
}
