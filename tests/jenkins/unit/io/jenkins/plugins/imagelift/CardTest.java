package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CardTest {
    private static final long DAY = 24L * 60 * 60 * 1000;

    private static RunEntry run(int build, String result, double ctr, String effects) {
        return new RunEntry("a", build, "imagelift", "imagelift", build * 20 * DAY, result, false, "acme", "shop", 10, 1, 2, ctr,
                "headline " + build).withReport(!"ABORTED".equals(result)).withFound(effects, 2);
    }

    private static Card card(RunEntry... newestFirst) {
        return new Card(new Chain(List.of(newestFirst)));
    }

    @Test
    void theNewestReportAnswersAndLaterTroubleIsSaid() {
        Card card = card(run(4, "ABORTED", Double.NaN, ""), run(3, "SUCCESS", 0.03, "label/x=0.01"), run(2, "SUCCESS", 0.02, ""));
        assertEquals("headline 3", card.getHeadline());
        assertEquals(3, card.getReport().build());
        assertEquals("#4 is ABORTED", card.getTrouble());
        assertEquals("10 images, 1 failed, mean CTR 3.00 %, 2 marked differences", card.getCounts());
        assertEquals("x (label)", card.getFeature());
        assertEquals(List.of(0, 1), card.getImages());
    }

    @Test
    void aBrokenGateGivesItsReason() {
        Card card = card(run(1, "UNSTABLE", 0.03, "").withGate("2 of 10 images failed, more than 5%."));
        assertEquals("#1 is UNSTABLE: 2 of 10 images failed, more than 5%.", card.getTrouble());
        assertFalse(card(run(1, "SUCCESS", 0.03, "")).isTroubled());
    }

    @Test
    void aDeletedBuildIsNoLinkAndStillAPointOfTheTrend() {
        Card card = card(run(3, "SUCCESS", 0.03, "").withGone(), run(2, "SUCCESS", 0.02, ""));
        assertEquals(2, card.getReport().build());
        assertFalse(card.getMonths().get(0).entries().get(0).isLinked());
        assertEquals("SUCCESS, deleted", card.getMonths().get(0).entries().get(0).state());
        assertEquals(2, card.getCtr().lines().get(0).dots().size());
        assertNull(card(run(3, "SUCCESS", 0.03, "").withGone()).getReport());
    }

    @Test
    void differencesOfWhatStandsOutNowAreDrawnWhereTheyDid() {
        Card card = card(run(3, "SUCCESS", 0.03, "label/x=0.01&colour/y=-0.02"), run(2, "SUCCESS", 0.02, "colour/z=0.5"),
                run(1, "SUCCESS", 0.02, "label/x=0.005"));
        Chart chart = card.getDifferences();
        assertEquals(List.of("x (label)", "y (colour)"), chart.lines().stream().map(Chart.Line::name).toList());
        assertEquals(2, chart.lines().get(0).dots().size());
        assertEquals(1, chart.lines().get(1).dots().size());
        assertNull(card(run(1, "SUCCESS", 0.03, "")).getDifferences());
        assertTrue(card.isHasCtr() && card.isHasDifferences());
    }

    @Test
    void runsAreFoldedByMonth() {
        Card card = card(run(3, "SUCCESS", 0.03, ""), run(2, "SUCCESS", 0.03, ""), run(1, "SUCCESS", 0.03, ""));
        assertEquals(List.of("1970-03", "1970-02", "1970-01"), card.getMonths().stream().map(Card.Month::name).toList());
        assertEquals("1 run", card.getMonths().get(0).count());
        assertEquals("All 3 runs", card.getAll());
    }
}
