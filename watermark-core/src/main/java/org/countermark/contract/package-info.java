/**
 * Contracts: the functions from key, context and token to a 32-bit word that embedder and detector share bit for bit.
 *
 * <p>{@link org.countermark.contract.CountermarkV1} makes the sides of {@code countermark/1}: one context and many tokens
 * ({@link org.countermark.contract.TokenWords}, for embedding), many contexts with one token each
 * ({@link org.countermark.contract.UnitScorer}, for detection), and the same under every payload at once
 * ({@link org.countermark.contract.PatternScorer}, for tracing). Source: docs/spec/native-contract.md.
 */
package org.countermark.contract;
