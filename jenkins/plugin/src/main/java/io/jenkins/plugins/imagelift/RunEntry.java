package io.jenkins.plugins.imagelift;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a job remembers of one published run: a line of {@link RunsFile}.
 *
 * @param key of business and image source ({@link Names#key})
 * @param build number of the build
 * @param page name of the report's page below the build
 * @param folder of the run in the build's artifacts
 * @param time when the build started, in milliseconds since 1970
 * @param kept the build was marked to be kept by the plugin, for its store or its report
 * @param more columns by name, each "name=value" in the line; those of a newer version stay as they are
 */
public record RunEntry(String key, int build, String page, String folder, long time, String result, boolean kept,
        String business, String imageSource, int images, int failed, int marked, double meanCtr, String headline,
        Map<String, String> more) {
    /** Columns that have a place; the ones behind them have a name. */
    private static final int COLUMNS = 14;
    private static final int MORE_BYTES = 400;
    private static final String FROM = "from";
    private static final String REPORT = "report";
    private static final String ANEW = "anew";
    private static final String GONE = "gone";
    private static final String EFFECTS = "effects";
    private static final String EXAMPLES = "examples";
    private static final String GATE = "gate";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    public RunEntry(String key, int build, String page, String folder, long time, String result, boolean kept, String business,
            String imageSource, int images, int failed, int marked, double meanCtr, String headline) {
        this(key, build, page, folder, time, result, kept, business, imageSource, images, failed, marked, meanCtr, headline,
                Map.of());
    }

    /** @return null for a line that is none of ours */
    static RunEntry parse(String line) {
        String[] c = line.split("\t", -1);
        if (c.length < COLUMNS) {
            return null;
        }
        try {
            return new RunEntry(c[0], Integer.parseInt(c[1]), c[2], c[3], Long.parseLong(c[4]), c[5], "kept".equals(c[6]),
                    c[7], c[8], Integer.parseInt(c[9]), Integer.parseInt(c[10]), Integer.parseInt(c[11]),
                    Double.parseDouble(c[12]), c[13], named(List.of(c).subList(COLUMNS, c.length)));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Map<String, String> named(List<String> columns) {
        Map<String, String> more = new TreeMap<>();
        for (String column : columns) {
            int equals = column.indexOf('=');
            if (equals > 0) {
                more.put(column.substring(0, equals), column.substring(equals + 1));
            }
        }
        return more;
    }

    String line() {
        String known = String.join("\t", key, "" + build, page, folder, "" + time, result, kept ? "kept" : "",
                PlainText.line(business, 400), PlainText.line(imageSource, 400), "" + images, "" + failed, "" + marked,
                "" + meanCtr, PlainText.line(headline, 300));
        return known + new TreeMap<>(more).entrySet().stream()
                .map(each -> "\t" + each.getKey() + "=" + PlainText.line(each.getValue(), MORE_BYTES)).collect(Collectors.joining());
    }

    RunEntry withKept(boolean now) {
        return new RunEntry(key, build, page, folder, time, result, now, business, imageSource, images, failed, marked,
                meanCtr, headline, more);
    }

    /** With a column by name; null: without it. */
    RunEntry with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(more);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new RunEntry(key, build, page, folder, time, result, kept, business, imageSource, images, failed, marked,
                meanCtr, headline, changed);
    }

    /** @param builds numbers of those in whose place this run stands, with commas between; null: nobody knows */
    RunEntry withFrom(String builds) {
        return with(FROM, builds);
    }

    /** @param build with which startAnew began this history; 0: it was not asked for */
    RunEntry withAnew(int build) {
        return with(ANEW, build == 0 ? null : "" + build);
    }

    RunEntry withReport(boolean there) {
        return with(REPORT, there ? "yes" : "no");
    }

    RunEntry withGone() {
        return with(GONE, "yes");
    }

    /**
     * @param effects {@link Effects#text}; null: by a version that did not tell
     * @param examples images of the first verdict in its report
     */
    RunEntry withFound(String effects, int examples) {
        boolean none = effects == null || effects.isEmpty();
        return with(EFFECTS, none ? null : effects).with(EXAMPLES, examples == 0 ? null : "" + examples);
    }

    RunEntry withGate(String reason) {
        return with(GATE, reason.isEmpty() ? null : reason);
    }

    /** Differences that stood out. */
    Effects effects() {
        return Effects.parse(more.getOrDefault(EFFECTS, ""));
    }

    /** Images of the first verdict that its report has. */
    int examples() {
        String told = more.getOrDefault(EXAMPLES, "");
        return told.matches("\\d") ? Math.min(Integer.parseInt(told), ReportFile.MOST_EXAMPLES) : 0;
    }

    /** Why the quality gate is broken; empty: it holds, or a version wrote this that did not tell. */
    String gate() {
        return more.getOrDefault(GATE, "");
    }

    /** Whether its build ended as it should. */
    boolean isGood() {
        return "SUCCESS".equals(result);
    }

    /** Whether there is a page of it to link to. */
    public boolean isLinked() {
        return isThere() && hasReport();
    }

    /** "SUCCESS", or "deleted" where that became of the build. */
    public String state() {
        return isThere() ? result : result + ", deleted";
    }

    /** "659, 2 failed"; a dash where the run left its store only. */
    public String counted() {
        return images == 0 ? "–" : images + (failed == 0 ? "" : ", " + failed + " failed");
    }

    /** When the build started, in UTC, where the year stands above. */
    public String day() {
        return started().substring(5);
    }

    /** Address of its page, below the job's. */
    public String address() {
        return build + "/" + page + "/";
    }

    /** The builds in whose place this run stands, mostly as its store holds theirs; null: nobody knows. */
    List<Integer> from() {
        String text = more.get(FROM);
        if (text == null) {
            return null;
        }
        return Arrays.stream(text.split(",")).filter(each -> each.matches("\\d{1,9}")).map(Integer::valueOf).toList();
    }

    /** The build with which startAnew began this history, where the run was still asked to; else 0. */
    int anew() {
        return more.getOrDefault(ANEW, "").matches("\\d{1,9}") ? Integer.parseInt(more.get(ANEW)) : 0;
    }

    /** Whether there is something to look at: a run that was aborted left its store only. */
    public boolean hasReport() {
        String told = more.get(REPORT);
        return told == null ? images > 0 || !"ABORTED".equals(result) : "yes".equals(told);
    }

    /** Whether the build was not deleted since. */
    public boolean isThere() {
        return !more.containsKey(GONE);
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
