package io.jenkins.plugins.imagelift;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * The plugin's pages of one build and its job with the plugin's own code behind them, under the policy
 * that Jenkins enforces on its pages. Prints its port.
 *
 * <p>PageServer RUN VIEWS WEBAPP JOB: the folder of a run; the Jelly views; what the .hpi serves; the job's folder.
 */
public final class PageServer {
    private static final String POLICY = "base-uri 'none'; default-src 'self'; form-action 'self'; frame-ancestors 'self'; "
            + "script-src 'report-sample' 'self'; style-src 'report-sample' 'self'";
    private static final String PAGE = "/jenkins/job/folder/job/ads/12/imagelift/";
    private static final String JOB = "/jenkins/job/folder/job/ads/";
    private static final String JOB_PAGE = JOB + "imagelift/";
    private static final String FILES = "<tr><td></td><td><a href=\"artifact/\">Build Artifacts</a><table class=\"fileList\">"
            + "<tr><td><a href=\"artifact/imagelift/summary.json\">summary.json</a></td></tr>".repeat(20) + "</table></td></tr>";
    private static final String WEBAPP = "/jenkins/static/abc/plugin/imagelift/";
    private final Path run;
    private final Path views;
    private final Path webapp;
    private final ImageliftAction action;
    private final ImageliftJobAction jobAction;

    private PageServer(Path run, Path views, Path webapp, Path job) throws IOException {
        this.run = run;
        this.views = views;
        this.webapp = webapp;
        action = new ImageliftAction("imagelift", Summary.parse(Files.readString(run.resolve("summary.json"))), true, 0,
                "The run's folder is larger than 200 MB, so thumbnails are not archived.");
        MadeUpBuild build = new MadeUpBuild(job.toFile());
        action.onAttached(build);
        jobAction = new ImageliftJobAction(build.getParent());
    }

    public static void main(String[] arguments) throws IOException {
        PageServer pages = new PageServer(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), Path.of(arguments[3]));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                pages.answer(exchange);
            } catch (Exception e) {
                e.printStackTrace();
                exchange.sendResponseHeaders(500, -1);
            }
        });
        server.start();
        System.out.println(server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws Exception {
        String path = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        path = path.replaceFirst("^" + JOB + "1[34]/", JOB + "12/"); // later builds have the same report
        asked(exchange.getRequestURI().getQuery());
        if (path.equals(JOB)) {
            send(exchange, "text/html;charset=UTF-8", page("<main><h1>ads</h1>" + fragment("ImageliftJobAction", "floatingBox.jelly", jobAction) + "</main>"));
        } else if (path.equals(JOB + "12/")) {
            send(exchange, "text/html;charset=UTF-8",
                    page("<main><h1>#12</h1><table>" + FILES + fragment("ImageliftAction", "summary.jelly", action) + "</table></main>"));
        } else if (path.equals(PAGE)) {
            send(exchange, "text/html;charset=UTF-8", view("ImageliftAction", action));
        } else if (path.equals(JOB_PAGE)) {
            send(exchange, "text/html;charset=UTF-8", view("ImageliftJobAction", jobAction));
        } else if (path.equals(PAGE + "newest")) {
            SentResponse sent = new SentResponse();
            action.doNewest(null, sent.response());
            send(exchange, sent);
        } else if (path.startsWith(PAGE + "report/")) {
            send(exchange, report(path.substring((PAGE + "report").length())));
        } else if (path.startsWith(WEBAPP)) {
            String type = path.endsWith(".css") ? "text/css" : "text/javascript";
            send(exchange, type, Files.readAllBytes(webapp.resolve(path.substring(WEBAPP.length()))));
        } else {
            exchange.sendResponseHeaders(path.endsWith("/favicon.ico") ? 204 : 404, -1);
        }
    }

    private byte[] view(String of, Object it) throws Exception {
        return fragment(of, "index.jelly", it).getBytes(StandardCharsets.UTF_8);
    }

    private String fragment(String of, String view, Object it) throws Exception {
        Map<String, Object> variables = Map.of("it", it, "action", it, "rootURL", "/jenkins", "resURL", "/jenkins/static/abc");
        return JellyPage.render(views.resolve(of), view, variables);
    }

    /** A fragment in a page of Jenkins. */
    private static byte[] page(String body) {
        String head = "<html lang=\"en\"><head><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>ads</title></head>";
        return ("<!doctype html>" + head + "<body>" + body.replace("<!doctype html>\n", "") + "</body></html>").getBytes(StandardCharsets.UTF_8);
    }

    /** What Stapler says that the page was asked for. */
    private static void asked(String query) throws ReflectiveOperationException {
        Map<String, String> parameters = new HashMap<>();
        for (String each : query == null ? new String[0] : query.split("&")) {
            parameters.put(each.split("=", 2)[0], each.split("=", 2)[1]);
        }
        Object request = Proxy.newProxyInstance(PageServer.class.getClassLoader(), new Class<?>[] {StaplerRequest2.class},
                (proxy, method, arguments) -> method.getName().equals("getParameter") ? parameters.get(arguments[0]) : null);
        Field current = Stapler.class.getDeclaredField("CURRENT");
        current.setAccessible(true);
        @SuppressWarnings("unchecked")
        ThreadLocal<StaplerRequest2> place = (ThreadLocal<StaplerRequest2>) current.get(null);
        place.set((StaplerRequest2) request);
    }

    private SentResponse report(String asked) throws IOException {
        SentResponse sent = new SentResponse();
        ReportFile file = ReportFile.named(asked);
        if (file == null) {
            sent.error = 404;
        } else {
            new ArchivedReport(new Stored(run.resolve("report"))).send(file, sent.response());
        }
        return sent;
    }

    private static void send(HttpExchange exchange, SentResponse sent) throws IOException {
        sent.headers.forEach(exchange.getResponseHeaders()::set);
        if (sent.error != 0) {
            exchange.sendResponseHeaders(sent.error, -1);
        } else {
            send(exchange, sent.type, sent.bytes.toByteArray());
        }
    }

    private static void send(HttpExchange exchange, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
