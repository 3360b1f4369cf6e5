/**
 * The evidence bundle: a record of what was tested, how, and what came out, that a stranger can check by himself.
 *
 * <p>{@link org.countermark.evidence.bundle.Bundle} is the record, {@link org.countermark.evidence.bundle.BundleChecks} the
 * list of named checks. A bundle holds no key. Source: docs/spec/evidence-bundle.md.
 */
package org.countermark.evidence.bundle;
