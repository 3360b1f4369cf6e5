/** Evidence for threat-intelligence exchange: a bundle's findings in STIX 2.1. */
package org.countermark.cli.stix;
