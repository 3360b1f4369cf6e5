package org.countermark.cli.prompt;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a model is asked: messages in order. A plain text is one message of the user.
 *
 * @param messages at least one
 * @param chat true when these are messages of a chat, which only a chat endpoint can take
 */
public record Prompt(List<Message> messages, boolean chat) {
    /** Copies the list. */
    public Prompt {
        messages = List.copyOf(messages);
        if (messages.isEmpty() || (!chat && messages.size() != 1)) {
            throw new IllegalArgumentException("messages must be one, or in a chat at least one");
        }
    }

    /**
     * One message.
     *
     * @param role who says it, such as "user"
     * @param content what is said
     */
    public record Message(String role, String content) {}

    /**
     * A plain text.
     *
     * @param text the text
     * @return the prompt
     */
    public static Prompt of(String text) {
        return new Prompt(List.of(new Message("user", text)), false);
    }

    /**
     * All that is said, as one text.
     *
     * @return the contents of all messages, with an empty line between them
     */
    public String text() {
        return messages.stream().map(Message::content).collect(Collectors.joining("\n\n"));
    }
}
