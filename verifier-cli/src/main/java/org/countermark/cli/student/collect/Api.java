package org.countermark.cli.student.collect;

import java.util.List;
import java.util.Optional;

/** How a suspect is talked to. */
enum Api {
    /** {@code /v1/chat/completions}: a list of messages. */
    CHAT("chat", "chat/completions"),
    /** {@code /v1/completions}: a text that is continued. */
    COMPLETIONS("completions", "completions"),
    /** A command that gets the prompt on its standard input. */
    COMMAND("command", "");

    private final String id;
    private final String path;

    Api(String id, String path) {
        this.id = id;
        this.path = path;
    }

    String id() {
        return id;
    }

    /** The end of the path of an endpoint, without a slash before it. */
    String path() {
        return path;
    }

    static Optional<Api> of(String id) {
        return List.of(values()).stream().filter(api -> api.id.equals(id)).findFirst();
    }
}
