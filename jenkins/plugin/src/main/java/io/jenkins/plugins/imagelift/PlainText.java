package io.jenkins.plugins.imagelift;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Words of an agent as one line of harmless text. Pages escape it all the same. */
final class PlainText {
    /** Controls, formats (right-to-left marks among them), lone surrogates, private use, line ends. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");

    private PlainText() {}

    /** One line of at most {@code most} bytes of UTF-8; what was cut ends in an ellipsis (3 bytes). */
    static String line(String text, int most) {
        String seen = UNSEEN.matcher(text).replaceAll(" ").strip();
        if (bytes(seen) <= most) {
            return seen;
        }
        int end = Math.min(seen.length(), most);
        while (end > 0 && (bytes(seen.substring(0, end)) > most - 3 || Character.isHighSurrogate(seen.charAt(end - 1)))) {
            end--;
        }
        return seen.substring(0, end) + "…";
    }

    /**
     * For a build's description, which is markup under some administrators' formatters: without the
     * characters that begin it, so that it reads the same under all of them.
     */
    static String description(String text, int most) {
        return line(text.replace('<', '‹').replace('>', '›').replace("&", "and").replace('`', '\'')
                .replace("://", ": "), most);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
