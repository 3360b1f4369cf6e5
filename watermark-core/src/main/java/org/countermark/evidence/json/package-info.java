/**
 * Canonical JSON of strings and integers: one sequence of bytes for one value, so that it can be hashed and signed.
 *
 * <p>It is the JSON Canonicalization Scheme (RFC 8785), confined to objects, arrays, strings and integers. Source:
 * docs/spec/evidence-bundle.md, section "Canonical form".
 */
package org.countermark.evidence.json;
