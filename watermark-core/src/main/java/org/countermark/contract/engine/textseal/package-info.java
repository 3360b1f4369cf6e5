/** TextSeal's watermark: Gumbel-max over a hash of 8,191 values. */
package org.countermark.contract.engine.textseal;
