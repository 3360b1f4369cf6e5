/**
 * The public profile, and the secrets: root key, epoch keys, the files that hold them, and commitments to them.
 *
 * <p>Secrets are final classes without equals, hashCode and toString; raw key bytes leave them only through methods whose
 * name contains {@code SecretBytes}. Source: docs/spec/keys.md and docs/spec/profile.md.
 */
package org.countermark.keys;
