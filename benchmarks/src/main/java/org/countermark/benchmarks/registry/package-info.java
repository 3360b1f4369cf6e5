/** What loading a registry of a million accounts costs, and finding an account in it. */
package org.countermark.benchmarks.registry;
