/** SGLang's native watermark: Gumbel-max over MurmurHash3. */
package org.countermark.contract.engine.sglang;
