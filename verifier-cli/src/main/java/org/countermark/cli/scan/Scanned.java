package org.countermark.cli.scan;

/**
 * What was read of one input.
 *
 * @param name its name: never an absolute path
 * @param sha256 digest of the file as it lies on disk, in hex
 * @param bytes its size
 * @param records records read, bad ones included
 * @param skipped bad ones among them
 */
public record Scanned(String name, String sha256, long bytes, long records, long skipped) {}
