package org.countermark.cli.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A page in a browser: what it asks for, what goes wrong in it, how it looks. */
public final class BrowserPage {
    private final DevTools tools;
    private final String session;

    private BrowserPage(DevTools tools, String session) {
        this.tools = tools;
        this.session = session;
    }

    static BrowserPage open(DevTools tools, URI address) throws IOException {
        String target = tools.send("", "Target.createTarget", tools.parameters().put("url", "about:blank"))
                .path("targetId")
                .asText();
        String session = tools.send(
                        "",
                        "Target.attachToTarget",
                        tools.parameters().put("targetId", target).put("flatten", true))
                .path("sessionId")
                .asText();
        BrowserPage page = new BrowserPage(tools, session);
        for (String domain : new String[] {"Page", "Runtime", "Log", "Network"}) {
            page.send(domain + ".enable", tools.parameters());
        }
        page.send("Page.navigate", tools.parameters().put("url", address.toString()));
        page.awaitLoad();
        return page;
    }

    private void awaitLoad() throws IOException {
        for (int tries = 0; tries < 600; tries++) {
            if (events("Page.loadEventFired").size() > 0) {
                evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))");
                return;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException problem) {
                throw new IOException("interrupted", problem);
            }
        }
        throw new IOException("the page did not load within a minute");
    }

    private JsonNode send(String method, ObjectNode parameters) throws IOException {
        return tools.send(session, method, parameters);
    }

    private List<JsonNode> events(String method) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode event : tools.events()) {
            if (event.path("method").asText().equals(method)
                    && event.path("sessionId").asText().equals(session)) {
                found.add(event.path("params"));
            }
        }
        return found;
    }

    /** The value of an expression, awaited where it is a promise. */
    public JsonNode evaluate(String expression) throws IOException {
        JsonNode answer = send(
                "Runtime.evaluate",
                tools.parameters()
                        .put("expression", expression)
                        .put("returnByValue", true)
                        .put("awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new IOException(answer.get("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    /** All that was asked of network and file system. */
    public List<String> requests() {
        return events("Network.requestWillBeSent").stream()
                .map(event -> event.path("request").path("url").asText())
                .toList();
    }

    /** What the console and scripts complained of, dialogs too. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        events("Runtime.exceptionThrown").forEach(event -> complaints.add(event.toString()));
        events("Page.javascriptDialogOpening").forEach(event -> complaints.add(event.toString()));
        events("Log.entryAdded").stream()
                .filter(event -> !event.path("entry").path("level").asText().matches("info|verbose"))
                .forEach(event -> complaints.add(event.toString()));
        events("Runtime.consoleAPICalled").stream()
                .filter(event -> event.path("type").asText().matches("error|warning|assert"))
                .forEach(event -> complaints.add(event.toString()));
        return complaints;
    }

    /** Shows it on another screen. */
    public void screen(int width, int height) throws IOException {
        send(
                "Emulation.setDeviceMetricsOverride",
                tools.parameters()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
        settle();
    }

    /** Shows it on another medium, to a reader who prefers a scheme of colours. */
    public void media(String medium, String scheme) throws IOException {
        ObjectNode parameters = tools.parameters().put("media", medium);
        parameters
                .putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", scheme);
        send("Emulation.setEmulatedMedia", parameters);
        settle();
    }

    /** Charts are drawn again in the frames after a change. */
    private void settle() throws IOException {
        evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))");
    }

    /** Presses and releases a key. */
    public void press(String key) throws IOException {
        for (String type : new String[] {"keyDown", "keyUp"}) {
            send("Input.dispatchKeyEvent", tools.parameters().put("type", type).put("key", key));
        }
        settle();
    }

    /** Writes a picture of the whole page, or of what stands from its top down to a height. */
    public void picture(Path file, int width, int height) throws IOException {
        ObjectNode parameters = tools.parameters().put("format", "png").put("captureBeyondViewport", true);
        parameters
                .putObject("clip")
                .put("x", 0)
                .put("y", 0)
                .put("width", width)
                .put("height", height)
                .put("scale", 1);
        write(file, send("Page.captureScreenshot", parameters));
    }

    /** Prints it as its style says. */
    public byte[] print(Path file) throws IOException {
        return write(
                file,
                send(
                        "Page.printToPDF",
                        tools.parameters().put("printBackground", true).put("preferCSSPageSize", true)));
    }

    private static byte[] write(Path file, JsonNode answer) throws IOException {
        byte[] data = Base64.getDecoder().decode(answer.path("data").asText());
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, data);
        return data;
    }
}
