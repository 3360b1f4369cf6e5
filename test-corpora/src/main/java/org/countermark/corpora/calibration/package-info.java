/**
 * Calibration: how often keys that did not make a text reject it, on real text.
 *
 * <p>The units of a text do not depend on the key, so they are collected once and scored under thousands of keys.
 */
package org.countermark.corpora.calibration;
