/** The whole story on the embedded model, step by step. */
package org.countermark.cli.demo;
