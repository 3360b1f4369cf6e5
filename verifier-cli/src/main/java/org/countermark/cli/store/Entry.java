package org.countermark.cli.store;

import java.time.Instant;
import java.util.Optional;
import org.countermark.cli.input.RecordNumber;

/**
 * What the store knows of one distinct document.
 *
 * @param digest its content
 * @param input index of the input in which it first stood, from 0
 * @param number the record there
 * @param copies records with this content, at least 1
 * @param date the earliest date of any copy; empty where none has one
 * @param tokens tokens that a model may have generated
 */
public record Entry(
        ContentDigest digest, int input, RecordNumber number, long copies, Optional<Instant> date, int tokens) {}
