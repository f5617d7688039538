package io.jenkins.plugins.imagelift;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The mean CTR of a business' pictures over its builds, as a line in a box of {@link #WIDTH} by
 * {@link #HEIGHT} with the origin in the upper left; zero is the lower edge.
 */
public record Trend(RunEntry newest, List<RunEntry> entries) {
    public static final int WIDTH = 600;
    public static final int HEIGHT = 120;

    /** @param entries of one key, the newest build first; at least one */
    static Trend of(List<RunEntry> entries) {
        return new Trend(entries.get(0), entries);
    }

    /** The newest run that has a report. */
    public RunEntry latest() {
        return entries.stream().filter(RunEntry::hasReport).findFirst().orElse(newest);
    }

    /** Where a run with a CTR stands in the box. */
    public record Dot(double x, double y, RunEntry entry) {}

    /** The oldest first; runs without a CTR are left out. */
    public List<Dot> dots() {
        List<RunEntry> known = entries.stream().filter(entry -> !Double.isNaN(entry.meanCtr())).toList();
        double most = known.stream().mapToDouble(RunEntry::meanCtr).max().orElse(0);
        List<Dot> dots = new ArrayList<>();
        for (int i = known.size() - 1; i >= 0; i--) {
            double x = known.size() < 2 ? WIDTH / 2.0 : WIDTH * (known.size() - 1 - i) / (known.size() - 1.0);
            double y = most > 0 ? HEIGHT * (1 - known.get(i).meanCtr() / most) : HEIGHT;
            dots.add(new Dot(x, y, known.get(i)));
        }
        return dots;
    }

    /** "x,y x,y ..." of the line through them. */
    public String points() {
        return dots().stream().map(dot -> String.format(Locale.ROOT, "%.1f,%.1f", dot.x(), dot.y()))
                .collect(Collectors.joining(" "));
    }

    /** What the upper edge stands for, such as "2.31 %". */
    public String most() {
        return entries.stream().filter(entry -> !Double.isNaN(entry.meanCtr()))
                .max((a, b) -> Double.compare(a.meanCtr(), b.meanCtr())).map(RunEntry::ctr).orElse("–");
    }
}
