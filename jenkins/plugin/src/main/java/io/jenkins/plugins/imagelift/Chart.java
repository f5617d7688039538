package io.jenkins.plugins.imagelift;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Lines over time with their axes, as numbers for an SVG of {@link #WIDTH} by {@link #HEIGHT}: small
 * enough that its text is as large as the page's on a phone, too.
 */
public record Chart(List<Line> lines, List<Tick> rows, List<Tick> dates) {
    public static final int WIDTH = 340;
    public static final int HEIGHT = 150;
    private static final double LEFT = 46;
    private static final double RIGHT = WIDTH - 12;
    private static final double TOP = 10;
    private static final double BOTTOM = HEIGHT - 24;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** A value at a time in milliseconds; {@code build} is where it was found. */
    record Value(long time, double value, int build) {}

    record Series(String name, List<Value> values) {}

    /** @param number from 0, by which lines are told apart */
    public record Line(int number, String name, String points, List<Dot> dots) {}

    public record Dot(double x, double y, String text) {}

    /** @param strong the line of zero; @param anchor of the text, at the ends of an axis */
    public record Tick(double place, String text, boolean strong, String anchor) {
        /** Class of its line. */
        public String look() {
            return strong ? "imagelift-zero" : "imagelift-grid";
        }
    }

    /**
     * @param withZero whether zero stands on the axis whatever the values are
     * @return null: there is nothing to show
     */
    static Chart of(List<Series> series, boolean withZero) {
        List<Value> all = series.stream().flatMap(each -> each.values().stream()).toList();
        if (all.isEmpty()) {
            return null;
        }
        Axis y = heights(all, withZero);
        Axis x = times(all);
        List<Line> lines = new ArrayList<>();
        for (Series each : series) {
            lines.add(line(lines.size(), each, x, y, withZero));
        }
        List<Tick> rows = y.ticks().stream().map(value -> new Tick(rounded(y.place(value)), percent(value, y.decimals(100), withZero),
                withZero && Math.abs(value) < 1e-12, "end")).toList();
        return new Chart(lines, rows, dates(all, x));
    }

    private static Axis heights(List<Value> all, boolean withZero) {
        DoubleStream values = all.stream().mapToDouble(Value::value);
        double[] sorted = (withZero ? DoubleStream.concat(values, DoubleStream.of(0)) : values).sorted().toArray();
        return Axis.around(sorted[0], sorted[sorted.length - 1], BOTTOM, TOP);
    }

    private static Axis times(List<Value> all) {
        long first = all.stream().mapToLong(Value::time).min().orElse(0);
        long last = all.stream().mapToLong(Value::time).max().orElse(0);
        return first == last ? new Axis(first - 1, last + 1, LEFT, RIGHT, 1) : new Axis(first, last, LEFT + 6, RIGHT - 6, 1);
    }

    private static Line line(int number, Series series, Axis x, Axis y, boolean signed) {
        List<Dot> dots = series.values().stream().map(each -> new Dot(rounded(x.place(each.time())), rounded(y.place(each.value())),
                "#" + each.build() + ", " + day(each.time()) + ": " + percent(each.value(), 2, signed))).toList();
        return new Line(number, series.name(), dots.stream().map(dot -> dot.x() + "," + dot.y()).collect(Collectors.joining(" ")), dots);
    }

    /** The first and the last day, and the one in the middle where it is another. */
    private static List<Tick> dates(List<Value> all, Axis x) {
        long first = all.stream().mapToLong(Value::time).min().orElse(0);
        long last = all.stream().mapToLong(Value::time).max().orElse(0);
        if (day(first).equals(day(last))) {
            return List.of(new Tick(rounded((LEFT + RIGHT) / 2), day(first), false, "middle"));
        }
        long middle = first + (last - first) / 2;
        List<Tick> dates = new ArrayList<>(List.of(new Tick(rounded(x.place(first)), day(first), false, "start")));
        if (!day(middle).equals(day(first)) && !day(middle).equals(day(last))) {
            dates.add(new Tick(rounded(x.place(middle)), day(middle), false, "middle"));
        }
        dates.add(new Tick(rounded(x.place(last)), day(last), false, "end"));
        return dates;
    }

    private static String day(long time) {
        return DAY.format(Instant.ofEpochMilli(time));
    }

    /** "2.31 %"; differences carry their sign. */
    private static String percent(double value, int decimals, boolean signed) {
        String format = "%" + (signed && Math.abs(value) > 1e-12 ? "+" : "") + "." + decimals + "f" + (signed ? "" : " %%");
        return String.format(Locale.ROOT, format, 100 * value + 0.0).replace('-', '−');
    }

    private static double rounded(double place) {
        return Math.round(10 * place) / 10.0;
    }
}
