package org.countermark.detect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countermark.contract.Channel;

/** How plans spell a channel: {@code provider}, or {@code payload:} and a number. */
public final class ChannelText {
    private static final Pattern PAYLOAD = Pattern.compile("payload:(0|[1-9][0-9]{0,9})");

    private ChannelText() {}

    /**
     * Writes a channel.
     *
     * @param channel the channel
     * @return {@code "provider"}, or {@code "payload:"} and the number
     */
    public static String of(Channel channel) {
        return channel instanceof Channel.Payload payload ? "payload:" + payload.payload() : "provider";
    }

    /**
     * Reads a channel.
     *
     * @param text as {@link #of} writes it
     * @return the channel
     * @throws IllegalArgumentException if it is none
     */
    public static Channel parse(String text) {
        if (text.equals("provider")) {
            return Channel.provider();
        }
        Matcher payload = PAYLOAD.matcher(text);
        if (!payload.matches()) {
            throw new IllegalArgumentException(
                    "channel must be \"provider\" or \"payload:\" and 0..4294967295, was \"" + text + "\"");
        }
        return Channel.payload(Long.parseLong(payload.group(1)));
    }
}
