package io.jenkins.plugins.imagelift;

import hudson.model.Run;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a worker ended that left no file of it, as one that refused its options: the last error that it
 * told in the build's log.
 */
final class LoggedReason {
    /** Lines of the log that are looked at: a Pipeline's own come behind the worker's. */
    static final int MOST_LINES = 60;
    /** As the worker logs: "2026-01-02T03:04:05Z error no entry of this name"; a plugin may put a time before it. */
    private static final Pattern TEXT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ (?:error|critical) (.+)");
    private static final Pattern JSON = Pattern.compile("\\{\"time\":.*\"level\":\"(?:error|critical)\".*}");

    private LoggedReason() {}

    /** @return empty: it told none */
    static String of(Run<?, ?> run) throws IOException {
        return in(run.getLog(MOST_LINES));
    }

    static String in(List<String> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            Matcher text = TEXT.matcher(lines.get(i));
            if (text.find()) {
                return text.group(1);
            }
            Matcher json = JSON.matcher(lines.get(i));
            if (json.find()) {
                return message(json.group());
            }
        }
        return "";
    }

    private static String message(String json) {
        try {
            return Json.parse(json) instanceof Map<?, ?> event && event.get("message") instanceof String text ? text : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
