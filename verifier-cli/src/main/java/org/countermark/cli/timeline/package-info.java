/** Evidence by the dates of records: which days, weeks or months hold marked text, and whether dates and keys agree. */
package org.countermark.cli.timeline;
