/** What several packages share and nobody outside the module sees. */
package org.countermark.internal;
