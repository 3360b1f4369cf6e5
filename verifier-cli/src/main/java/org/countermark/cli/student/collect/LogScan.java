package org.countermark.cli.student.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;

/**
 * Reads a log from its beginning to its last whole record.
 *
 * @param settings the first record; empty when not even that is whole
 * @param end where the last whole record ends; 0 when there is none
 */
record LogScan(Optional<JsonNode> settings, long end) {
    /** Receives the responses of a log. */
    @FunctionalInterface
    interface Takes {
        /**
         * Takes one response.
         *
         * @param response what the log says of it
         * @param entry its bytes
         * @param offset where it stands
         * @throws IOException if it cannot be taken
         */
        void response(Response response, LogEntry entry, long offset) throws IOException;
    }

    /**
     * Reads a log.
     *
     * @param channel the file
     * @param shown its name in messages
     * @param takes receives what is in it
     * @return its first record and its end
     * @throws InputException when it is no log, or is damaged before its end
     * @throws IOException when it cannot be read
     */
    static LogScan of(FileChannel channel, String shown, Takes takes) throws InputException, IOException {
        LogReader reader = new LogReader(channel);
        if (!reader.startsAsLog()) {
            throw new InputException(
                    Position.of(shown), "this is no log of answers", "Choose another file with --out.");
        }
        Optional<JsonNode> settings = Optional.empty();
        long end = 0;
        long offset = LogFormat.START;
        Slot slot = reader.at(offset);
        while (slot instanceof Slot.Whole whole) {
            if (settings.isEmpty()) {
                settings = Optional.of(settings(whole.entry(), shown));
            } else {
                takes.response(response(whole.entry(), shown, offset), whole.entry(), offset);
            }
            offset = whole.next();
            end = offset;
            slot = reader.at(offset);
        }
        if (slot instanceof Slot.Damaged damage) {
            throw damaged(shown, offset, damage.problem());
        }
        return new LogScan(settings, end);
    }

    private static JsonNode settings(LogEntry entry, String shown) throws InputException {
        Optional<JsonNode> first = LogJson.parse(entry.about())
                .filter(json -> json.path("record").asText("").equals(Settings.RECORD));
        return first.orElseThrow(() -> damaged(shown, LogFormat.START, "the first record is not of a collection"));
    }

    private static Response response(LogEntry entry, String shown, long offset) throws InputException {
        return LogJson.response(entry.about())
                .filter(about -> about.requestDigest().equals(DigestUtils.sha256Hex(entry.request())))
                .orElseThrow(() -> damaged(shown, offset, "a record is not in the form of this version"));
    }

    private static InputException damaged(String shown, long offset, String problem) {
        return new InputException(
                new Position(shown, OptionalLong.empty(), OptionalLong.of(offset)),
                "the log is damaged: " + problem,
                "Fetch the file again from where it was copied, or begin a new one with --out.");
    }
}
