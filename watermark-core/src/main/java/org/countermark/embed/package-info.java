/**
 * Marks a model's output: sessions for responses, rows for engines that keep their own token lists.
 *
 * <p>Start with {@link org.countermark.embed.Watermark}. The words come from {@code contract}, the choice from {@code
 * scheme}; what lives here is everything around them: sampling settings, which tokens are left unmarked and why, drafts,
 * moves between machines, and the audit.
 */
package org.countermark.embed;
