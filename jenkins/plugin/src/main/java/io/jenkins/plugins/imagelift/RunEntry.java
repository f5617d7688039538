package io.jenkins.plugins.imagelift;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What a job remembers of one published run: a line of {@link RunsFile}.
 *
 * @param key of business and image source ({@link Names#key})
 * @param build number of the build
 * @param page name of the report's page below the build
 * @param folder of the run in the build's artifacts
 * @param time when the build started, in milliseconds since 1970
 * @param kept the build was marked to be kept by the plugin, because the next one needs its store
 */
public record RunEntry(String key, int build, String page, String folder, long time, String result, boolean kept,
        String business, String imageSource, int images, int failed, int marked, double meanCtr, String headline) {
    private static final int COLUMNS = 14;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** @return null for a line that is none of ours; columns behind the known ones are a newer version's */
    static RunEntry parse(String line) {
        String[] c = line.split("\t", -1);
        if (c.length < COLUMNS) {
            return null;
        }
        try {
            return new RunEntry(c[0], Integer.parseInt(c[1]), c[2], c[3], Long.parseLong(c[4]), c[5], "kept".equals(c[6]),
                    c[7], c[8], Integer.parseInt(c[9]), Integer.parseInt(c[10]), Integer.parseInt(c[11]),
                    Double.parseDouble(c[12]), c[13]);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    String line() {
        return String.join("\t", key, "" + build, page, folder, "" + time, result, kept ? "kept" : "",
                PlainText.line(business, 400), PlainText.line(imageSource, 400), "" + images, "" + failed, "" + marked,
                "" + meanCtr, PlainText.line(headline, 300));
    }

    RunEntry withKept(boolean now) {
        return new RunEntry(key, build, page, folder, time, result, now, business, imageSource, images, failed, marked,
                meanCtr, headline);
    }

    /** Whether there is something to look at: a run that was aborted left its store only. */
    public boolean hasReport() {
        return images > 0 || !"ABORTED".equals(result);
    }

    /** "2.31 %", or a dash where no CTR is known. */
    public String ctr() {
        return Double.isNaN(meanCtr) ? "–" : String.format(Locale.ROOT, "%.2f %%", 100 * meanCtr);
    }

    /** When the build started, in UTC. */
    public String started() {
        return DAY.format(Instant.ofEpochMilli(time));
    }
}
