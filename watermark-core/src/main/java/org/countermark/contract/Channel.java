package org.countermark.contract;

/** Which contexts a detector listens to, and with what payload. Immutable. */
public sealed interface Channel {
    /** Largest payload, 2^32 − 1. */
    long MAX_PAYLOAD = 0xFFFF_FFFFL;

    /** Contexts of the provider channel only: their words depend on no payload, so they speak of all traffic at once. */
    record Provider() implements Channel {}

    /**
     * All contexts, those of the trace channel read with a payload.
     *
     * @param payload 1..2^32−1, or 0 for text that was marked without a payload
     */
    record Payload(long payload) implements Channel {
        /** Refuses a payload out of range. */
        public Payload {
            PayloadMask.check(payload);
        }
    }

    /**
     * The provider channel.
     *
     * @return the channel
     */
    static Channel provider() {
        return new Provider();
    }

    /**
     * Both channels, under a payload.
     *
     * @param payload 1..2^32−1, or 0 for none
     * @return the channel
     */
    static Channel payload(long payload) {
        return new Payload(payload);
    }
}
