package org.countermark.registry;

/** The first line of a registry: what never changes, but for its room. */
record RegistryHeader(int bits, Order order, String secretId) {
    RegistryHeader {
        Assignment.checked(bits);
        if (!secretId.matches("[0-9a-f]{16}")) {
            throw new IllegalArgumentException("secret must be 16 lower-case hexadecimal digits");
        }
    }
}
