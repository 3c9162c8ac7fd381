package io.ballast.replay.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/** A page in a real browser without a screen, asked and told through its DevTools protocol. */
final class Browser implements AutoCloseable {
    private static final String PROPERTY = "ballast.chromium";
    private static final long PATIENCE_S = 60;
    private static final long POLL_MS = 20;

    private final Process process;
    private final WebSocket socket;
    private final Connection connection;
    private final AtomicInteger lastId = new AtomicInteger();

    private Browser(final Process process, final WebSocket socket, final Connection connection) {
        this.process = process;
        this.socket = socket;
        this.connection = connection;
    }

    /** Starts one with a profile of its own; the test that asks is skipped, saying why, where there is none. */
    static Browser start(final Path directory) throws IOException, InterruptedException {
        final Path program = Path.of(System.getProperty(PROPERTY, "/usr/bin/chromium"));
        Assumptions.assumeTrue(
                Files.isExecutable(program), "no browser at " + program + ": install chromium or set -D" + PROPERTY);
        final Path profile = directory.resolve("profile");
        final Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("browser.log").toFile())
                .start();
        final HttpClient client = HttpClient.newHttpClient();
        final Connection connection = new Connection();
        final URI page = page(client, port(process, profile));
        final WebSocket socket =
                client.newWebSocketBuilder().buildAsync(page, connection).join();
        final Browser browser = new Browser(process, socket, connection);
        for (final String domain : List.of("Page", "Runtime", "Log", "Network")) {
            browser.call(domain + ".enable", Map.of());
        }
        return browser;
    }

    /** The browser writes it once it listens. */
    private static String port(final Process process, final Path profile) throws IOException, InterruptedException {
        final Path file = profile.resolve("DevToolsActivePort");
        final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!Files.exists(file) || Files.readAllLines(file).size() < 2) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("the browser did not start, see browser.log");
            }
            Thread.sleep(POLL_MS);
        }
        return Files.readAllLines(file).get(0);
    }

    private static URI page(final HttpClient client, final String port) throws IOException, InterruptedException {
        final HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .build();
        final String answer =
                client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return Figures.parse("{\"pages\":" + answer + "}").each("pages").stream()
                .filter(target -> target.text("type").equals("page"))
                .map(target -> URI.create(target.text("webSocketDebuggerUrl")))
                .findFirst()
                .orElseThrow(() -> new IOException("the browser has no page: " + answer));
    }

    /** How large the page's window is, and what the system prefers. */
    void look(final int width, final int height, final boolean isDark) throws IOException {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        call(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", isDark ? "dark" : "light"))));
    }

    /** Clicks somewhere in the window. */
    void click(final double x, final double y) throws IOException {
        for (final String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
            final String button = type.equals("mouseMoved") ? "none" : "left";
            call("Input.dispatchMouseEvent", Map.of("type", type, "x", x, "y", y, "button", button, "clickCount", 1));
        }
    }

    /** Waits until everything that is due has been drawn. */
    void settle() throws IOException {
        text("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(''))))");
    }

    /** Opens a file and waits until it is loaded. */
    void open(final Path file) throws IOException, InterruptedException {
        final int loads = events("Page.loadEventFired").size();
        call("Page.navigate", Map.of("url", file.toUri().toString()));
        final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (events("Page.loadEventFired").size() == loads) {
            if (System.nanoTime() > deadline) {
                throw new IOException(file + " was not loaded");
            }
            Thread.sleep(POLL_MS);
        }
    }

    /** Value of an expression that is a text, or of a promise of one. */
    String text(final String expression) throws IOException {
        final Figures answer =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new IOException(expression + " failed: "
                    + answer.at("exceptionDetails").at("exception").text("description"));
        }
        return answer.at("result").text("value");
    }

    /** Value of an expression that is an object, or of a promise of one. */
    Figures object(final String expression) throws IOException {
        return Figures.parse(text("Promise.resolve(" + expression.strip() + ").then(JSON.stringify)"));
    }

    /** What a person would see, the whole page. */
    void capture(final Path file) throws IOException {
        final Figures answer = call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        Files.write(file, Base64.getDecoder().decode(answer.text("data")));
    }

    /** Everything that the browser reported under a name so far. */
    List<Figures> events(final String method) {
        return connection.events.stream()
                .filter(event -> event.text("method").equals(method))
                .map(event -> event.at("params"))
                .toList();
    }

    private Figures call(final String method, final Map<String, Object> parameters) throws IOException {
        final int id = lastId.incrementAndGet();
        final CompletableFuture<Figures> answer = new CompletableFuture<>();
        connection.answers.put((long) id, answer);
        socket.sendText(message(id, method, parameters), true).join();
        final Figures message = answer.orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
        if (message.has("error")) {
            throw new IOException(method + ": " + message.at("error").text("message"));
        }
        return message.at("result");
    }

    private static String message(final int id, final String method, final Map<String, Object> parameters)
            throws IOException {
        final StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("id", id);
            json.writeStringField("method", method);
            json.writeFieldName("params");
            write(json, parameters);
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(final JsonGenerator json, final Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (final Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName((String) entry.getKey());
                write(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (final Object element : list) {
                write(json, element);
            }
            json.writeEndArray();
        } else {
            json.writeObject(value);
        }
    }

    /** Lets the browser end, so that it takes away what it keeps elsewhere, and waits until its profile is free. */
    @Override
    public void close() throws IOException {
        final List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        call("Browser.close", Map.of());
        for (final ProcessHandle one : all) {
            one.onExit().orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
        }
        socket.abort();
    }

    /** Tells answers from events. */
    private static final class Connection implements WebSocket.Listener {
        private final Map<Long, CompletableFuture<Figures>> answers = new ConcurrentHashMap<>();
        private final List<Figures> events = new CopyOnWriteArrayList<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(final WebSocket webSocket, final CharSequence data, final boolean isLast) {
            part.append(data);
            if (isLast) {
                take(part.toString());
                part.setLength(0);
            }
            webSocket.request(1);
            return CompletableFuture.completedFuture("");
        }

        private void take(final String text) {
            try {
                final Figures message = Figures.parse(text);
                if (message.has("id")) {
                    answers.getOrDefault(message.whole("id"), new CompletableFuture<>())
                            .complete(message);
                } else {
                    events.add(message);
                }
            } catch (final IOException e) {
                throw new IllegalStateException(text, e);
            }
        }
    }
}
