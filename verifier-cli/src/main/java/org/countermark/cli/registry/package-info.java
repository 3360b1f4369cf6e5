/** The payload registry on the command line: accounts, cohorts, epochs, and the tables that go in and out. */
package org.countermark.cli.registry;
