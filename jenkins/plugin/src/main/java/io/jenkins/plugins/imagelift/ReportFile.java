package io.jenkins.plugins.imagelift;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of an archived report that a page may ask for. Everything else of the folder, and every
 * script in it above all, is never served.
 *
 * @param path below the report folder
 * @param kind what it is sent as
 * @param mostBytes the largest that is sent
 */
record ReportFile(String path, Kind kind, long mostBytes) {
    enum Kind { JSON, SCRIPT_AS_JSON, PICTURE }

    private static final long MOST_DOCUMENT = 96L << 20;
    private static final long MOST_PICTURE = 8L << 20;
    private static final Pattern DOCUMENT = Pattern.compile("/(data|details|history)\\.json");
    /** Other runs stand in the report as scripts only; the document in them is sent, not the script. */
    private static final Pattern OTHER_RUN = Pattern.compile("/(runs/\\d{1,3}/data)\\.json");
    private static final Pattern PICTURE = Pattern.compile("/(thumbnails/\\d{1,9}|examples/\\d)\\.jpg");
    /** Images of the first verdict that a report has at most. */
    static final int MOST_EXAMPLES = 3;

    /** What stands around the document in a report's data.js. */
    static final String SCRIPT_BEGINNING = "var imageliftReport = ";
    static final String SCRIPT_END = ";\n";

    /** @param asked the rest of the address, with its leading slash; null where no such file is served */
    static ReportFile named(String asked) {
        if (DOCUMENT.matcher(asked).matches()) {
            return new ReportFile(asked.substring(1), Kind.JSON, MOST_DOCUMENT);
        }
        Matcher other = OTHER_RUN.matcher(asked);
        if (other.matches()) {
            return new ReportFile(other.group(1) + ".js", Kind.SCRIPT_AS_JSON, MOST_DOCUMENT);
        }
        return PICTURE.matcher(asked).matches() ? new ReportFile(asked.substring(1), Kind.PICTURE, MOST_PICTURE) : null;
    }

    /** The type of an image by its first 12 bytes; null: it is neither JPEG, PNG nor WebP. */
    static String imageType(byte[] first) {
        if (begins(first, 0, 0xFF, 0xD8, 0xFF)) {
            return "image/jpeg";
        }
        if (begins(first, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return "image/png";
        }
        return begins(first, 0, 'R', 'I', 'F', 'F') && begins(first, 8, 'W', 'E', 'B', 'P') ? "image/webp" : null;
    }

    private static boolean begins(byte[] bytes, int from, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (from + i >= bytes.length || (bytes[from + i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
