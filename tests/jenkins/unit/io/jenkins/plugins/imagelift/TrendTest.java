package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrendTest {
    private static RunEntry run(int build, double ctr) {
        return new RunEntry("a", build, "imagelift", "imagelift", 0, "SUCCESS", false, "b", "s", 1, 0, 0, ctr, "");
    }

    @Test
    void theOldestRunIsLeftAndTheGreatestCtrOnTop() {
        Trend trend = Trend.of(List.of(run(3, 0.04), run(2, Double.NaN), run(1, 0.02)));
        assertEquals("0.0,60.0 600.0,0.0", trend.points());
        assertEquals("4.00 %", trend.most());
        assertEquals(3, trend.newest().build());
        assertEquals(List.of(1, 3), trend.dots().stream().map(dot -> dot.entry().build()).toList());
    }

    @Test
    void oneRunIsInTheMiddleAndNoCtrNoPoint() {
        assertEquals("300.0,0.0", Trend.of(List.of(run(1, 0.02))).points());
        assertEquals("", Trend.of(List.of(run(1, Double.NaN))).points());
        assertEquals("300.0,120.0", Trend.of(List.of(run(1, 0))).points());
    }
}
