/**
 * The payload registry: which account, known by a pseudonym only, carries which payload, and since when.
 *
 * <p>A public file says who has what; a secret apart from it turns account ids into pseudonyms and chooses the payloads.
 * A payload is never given twice. Source: docs/spec/registry.md.
 */
package org.countermark.registry;
