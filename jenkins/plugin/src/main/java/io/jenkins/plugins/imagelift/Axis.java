package io.jenkins.plugins.imagelift;

import java.util.ArrayList;
import java.util.List;

/**
 * Values on a line of pixels with round numbers beside it.
 *
 * @param from the value at {@code start}
 * @param to the value at {@code end}; greater than {@code from}
 * @param step between the round numbers
 */
record Axis(double from, double to, double start, double end, double step) {
    private static final double[] ROUND = {1, 2, 5, 10};

    double place(double value) {
        return start + (value - from) / (to - from) * (end - start);
    }

    /** From a round number to a round one, with a few between; both values may be the same. */
    static Axis around(double least, double most, double start, double end) {
        double size = most > least ? most - least : Math.max(Math.abs(most), 1e-4);
        double step = step(size);
        double from = Math.floor((most > least ? least : least - size / 2) / step + 1e-9) * step;
        double to = Math.ceil((most > least ? most : most + size / 2) / step - 1e-9) * step;
        return new Axis(from, to, start, end, step);
    }

    /** The round number of which at most four make up a size. */
    private static double step(double size) {
        double magnitude = Math.pow(10, Math.floor(Math.log10(size / 4)));
        for (double round : ROUND) {
            if (round * magnitude >= size / 4 * (1 - 1e-9)) {
                return round * magnitude;
            }
        }
        return 10 * magnitude;
    }

    /** The round values from end to end. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (long i = Math.round(from / step); i * step <= to + step / 1e6; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** How many decimals tell the ticks apart, of a value times {@code times}. */
    int decimals(double times) {
        return (int) Math.max(0, -Math.floor(Math.log10(step * times) + 1e-9));
    }
}
