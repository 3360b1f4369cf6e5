package org.countermark.cli.student.collect;

/** One record of a log, as bytes: what is said about it, the request, the response. */
final class LogEntry {
    private final byte[] about;
    private final byte[] request;
    private final byte[] response;

    /** Takes the arrays over; whoever made them keeps no reference. */
    LogEntry(byte[] about, byte[] request, byte[] response) {
        this.about = about;
        this.request = request;
        this.response = response;
    }

    /** JSON that says what the record is; not a copy. */
    byte[] about() {
        return about;
    }

    /** The body of the request, as it was sent; not a copy. */
    byte[] request() {
        return request;
    }

    /** The body of the response, as it was received; not a copy. */
    byte[] response() {
        return response;
    }
}
