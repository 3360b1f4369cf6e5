package org.countermark.cli.student.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on sockets that sends whatever bytes a test wants, and remembers what it was asked. */
final class FakeEndpoint implements AutoCloseable {
    private final ServerSocket server;
    private final Manners manners;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger serving = new AtomicInteger();

    /** What came: the head as text, the body as JSON, and the number of the request from 1. */
    record Request(int number, String head, JsonNode body) {
        /** The prompt, or what the last message says. */
        String prompt() {
            JsonNode messages = body.path("messages");
            return body.path("prompt")
                    .asText(messages.path(messages.size() - 1).path("content").asText());
        }
    }

    /** How a server behaves. */
    interface Manners {
        /** Answers; the connection stays open unless this throws. */
        void answer(Request request, OutputStream out) throws Exception;
    }

    /** Thrown to close the connection. */
    static final class Hangup extends Exception {
        private static final long serialVersionUID = 1L;
    }

    FakeEndpoint(Manners manners) throws IOException {
        this.manners = manners;
        this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "fake-endpoint");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/v1";
    }

    List<Request> requests() {
        return requests;
    }

    /** Waits until all that clients sent before they died is read. */
    void awaitIdle() throws InterruptedException {
        for (int quiet = 0; quiet < 10; quiet++) {
            Thread.sleep(5);
            quiet = serving.get() > 0 ? 0 : quiet;
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                serving.incrementAndGet();
                start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream()) {
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                byte[] body = in.readNBytes(length(head));
                if (body.length < length(head)) {
                    return; // The client died while it asked: nobody was asked anything.
                }
                Request request;
                synchronized (requests) {
                    request = new Request(
                            requests.size() + 1, head, LogJson.parse(body).orElseThrow());
                    requests.add(request);
                }
                manners.answer(request, out);
                out.flush();
            }
        } catch (Exception gone) {
            // The client went away, or the manners are to hang up.
        } finally {
            serving.decrementAndGet();
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int value = in.read();
            if (value < 0) {
                return "";
            }
            head.write(value);
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    private static int length(String head) {
        return head.lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    /** A whole response. */
    static void send(OutputStream out, int status, String headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " Said\r\nContent-Type: application/json\r\n" + headers
                + "Content-Length: " + bytes.length + "\r\n\r\n";
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(bytes);
        out.write(whole.toByteArray());
        out.flush();
    }

    /** An answer in the form of the endpoint that was asked. */
    static String answer(Request request, String text) {
        boolean chat = request.body().has("messages");
        String quoted = new String(LogJson.bytes(LogJson.object().textNode(text)), StandardCharsets.UTF_8);
        String said = chat ? "\"message\":{\"role\":\"assistant\",\"content\":" + quoted + "}" : "\"text\":" + quoted;
        return "{\"id\":\"r" + request.number() + "\",\"model\":\"m-1\",\"choices\":[{" + said
                + ",\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":5}}";
    }

    /** Answers in the usual way. */
    static void good(Request request, OutputStream out) throws IOException {
        send(out, 200, "", answer(request, "Answer to " + request.prompt()));
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
