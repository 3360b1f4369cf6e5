/** Time stamps of RFC 3161: asked for, kept and verified without a network. */
package org.countermark.evidence.time;
