package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {
    private static final long DAY = 24L * 60 * 60 * 1000;

    private static Chart ctr(double... values) {
        List<Chart.Value> all = new java.util.ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            all.add(new Chart.Value(i * 30 * DAY, values[i], i + 1));
        }
        return Chart.of(List.of(new Chart.Series("Mean CTR", all)), false);
    }

    @Test
    void theAxesSayRoundNumbersAndDays() {
        Chart chart = ctr(0.0213, 0.0241, 0.0259);
        assertEquals(List.of("2.0 %", "2.2 %", "2.4 %", "2.6 %"), chart.rows().stream().map(Chart.Tick::text).toList());
        assertEquals(List.of("1970-01-01", "1970-01-31", "1970-03-02"), chart.dates().stream().map(Chart.Tick::text).toList());
    }

    @Test
    void timeRunsToTheRightAndMoreIsHigher() {
        List<Chart.Dot> dots = ctr(0.01, 0.02, 0.03).lines().get(0).dots();
        assertTrue(dots.get(0).x() < dots.get(1).x() && dots.get(1).x() < dots.get(2).x());
        assertTrue(dots.get(0).y() > dots.get(1).y() && dots.get(1).y() > dots.get(2).y());
        assertEquals("#2, 1970-01-31: 2.00 %", dots.get(1).text());
    }

    @Test
    void everythingLiesInTheBoxWhateverTheValuesAre() {
        for (double[] values : new double[][] {{0}, {0, 0}, {0.02}, {1e-9, 1}, {0.0231, 0.0231, 0.02310001}, {-1, 1}}) {
            Chart chart = ctr(values);
            assertTrue(chart.rows().size() >= 2 && chart.rows().size() <= 8, "" + chart.rows());
            for (Chart.Dot dot : chart.lines().get(0).dots()) {
                assertTrue(dot.x() >= 40 && dot.x() <= Chart.WIDTH && dot.y() >= 0 && dot.y() <= Chart.HEIGHT, "" + dot);
            }
            for (Chart.Tick tick : chart.rows()) {
                assertTrue(tick.place() >= 0 && tick.place() <= Chart.HEIGHT, "" + tick);
            }
            assertEquals(chart.rows().size(), chart.rows().stream().map(Chart.Tick::text).distinct().count(), "" + chart.rows());
        }
    }

    @Test
    void differencesStandAroundZeroWithTheirSigns() {
        Chart chart = Chart.of(List.of(new Chart.Series("a", List.of(new Chart.Value(0, 0.008, 1))),
                new Chart.Series("b", List.of(new Chart.Value(0, -0.004, 1)))), true);
        assertEquals(List.of("−0.5", "0.0", "+0.5", "+1.0"), chart.rows().stream().map(Chart.Tick::text).toList());
        assertEquals(1, chart.rows().stream().filter(Chart.Tick::strong).count());
        assertEquals("#1, 1970-01-01: −0.40", chart.lines().get(1).dots().get(0).text());
        assertEquals(1, chart.dates().size());
    }

    @Test
    void withoutValuesThereIsNoChart() {
        assertNull(ctr());
        assertNull(Chart.of(List.of(), true));
    }
}
