/** vLLM's native watermark: Gumbel-max over Philox. */
package org.countermark.contract.engine.vllm;
