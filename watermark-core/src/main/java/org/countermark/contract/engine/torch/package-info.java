/** The generator that engines on PyTorch draw their tables and lists from, on the CPU. */
package org.countermark.contract.engine.torch;
