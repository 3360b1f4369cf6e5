/**
 * What a test can see, before it is made: the power of a design, and the design that a power takes.
 *
 * <p>Deterministic: moments and quadrature, no random numbers. Nothing here is evidence; p-values come from {@code
 * stats} alone.
 */
package org.countermark.power;
