/** Profiles and contracts on the command line. */
package org.countermark.cli.profile;
