/** A page about an evidence bundle for people who read no JSON: made from the bundle alone, so that it cannot say more. */
package org.countermark.cli.report;
