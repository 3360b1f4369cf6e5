/** What a mark costs when text is generated, beside what the same step costs without one. */
package org.countermark.benchmarks.embed;
