package org.countermark.cli.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks the DevTools protocol with a browser: sends commands, waits for their answers and keeps what happens in between. */
final class DevTools {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS = 60;

    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final Queue<JsonNode> events = new ConcurrentLinkedQueue<>();
    private final WebSocket socket;

    private DevTools(URI address) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Messages())
                .join();
    }

    static DevTools connect(URI address) throws IOException {
        try {
            return new DevTools(address);
        } catch (CompletionException problem) {
            throw new IOException("no connection to " + address, problem);
        }
    }

    /** What happened since the start, in order. */
    Queue<JsonNode> events() {
        return events;
    }

    ObjectNode parameters() {
        return JSON.createObjectNode();
    }

    /** Sends a command to the browser (no session), or to one of its pages. */
    JsonNode send(String session, String method, ObjectNode parameters) throws IOException {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", parameters);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        try {
            synchronized (socket) {
                socket.sendText(message.toString(), true).get(SECONDS, TimeUnit.SECONDS);
            }
            JsonNode answered = answer.get(SECONDS, TimeUnit.SECONDS);
            if (answered.has("error")) {
                throw new IOException(method + ": " + answered.get("error"));
            }
            return answered.path("result");
        } catch (InterruptedException | ExecutionException | TimeoutException problem) {
            throw new IOException(method + " was not answered", problem);
        }
    }

    void close() {
        socket.abort();
    }

    /** Puts the pieces of messages together. */
    private final class Messages implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence piece, boolean last) {
            message.append(piece);
            if (last) {
                take(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void take(String text) {
            try {
                JsonNode node = JSON.readTree(text);
                if (node.has("id")) {
                    CompletableFuture<JsonNode> answer =
                            waiting.remove(node.get("id").asInt());
                    if (answer != null) {
                        answer.complete(node);
                    }
                } else {
                    events.add(node);
                }
            } catch (IOException problem) {
                waiting.values().forEach(answer -> answer.completeExceptionally(problem));
            }
        }
    }
}
