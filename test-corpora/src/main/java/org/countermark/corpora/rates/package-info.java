/**
 * Tools for property tests of one's own set-up: token distributions with a stated entropy, streams of marked tokens
 * simulated from them, and assertions about power and size that state their own odds of failing.
 *
 * <p>The guide is docs/guide/tester.md.
 */
package org.countermark.corpora.rates;
