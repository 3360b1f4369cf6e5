package org.countermark.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A model behind an endpoint of this machine that continues prompts as OpenAI's does, one after another. */
final class SuspectEndpoint implements AutoCloseable {
    private static final String PATH = "/v1/completions";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final CountedModel model;

    private SuspectEndpoint(HttpServer server, CountedModel model) {
        this.server = server;
        this.model = model;
    }

    static SuspectEndpoint open(CountedModel model) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SuspectEndpoint endpoint = new SuspectEndpoint(server, model);
        server.createContext(PATH, endpoint::answer);
        server.start();
        return endpoint;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            ObjectNode response = JSON.createObjectNode();
            response.putArray("choices")
                    .addObject()
                    .put(
                            "text",
                            model.answer(
                                    request.path("prompt").asText(),
                                    request.path("max_tokens").asInt()))
                    .put("finish_reason", "length");
            byte[] body = JSON.writeValueAsBytes(response);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
