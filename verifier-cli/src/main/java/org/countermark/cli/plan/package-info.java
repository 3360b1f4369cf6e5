/** The command {@code plan}: how much text a test takes, and what it could see. */
package org.countermark.cli.plan;
