package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which runs of a business and image source the next build goes on from. */
class ChainTest {
    private static RunEntry run(int build) {
        return new RunEntry("a", build, "imagelift", "imagelift", 0, "SUCCESS", false, "b", "s", 1, 0, 0, 0.1, "");
    }

    private static RunEntry run(int build, String from) {
        return run(build).withFrom(from);
    }

    private static Chain chain(RunEntry... entries) {
        List<RunEntry> sorted = new ArrayList<>(List.of(entries));
        sorted.sort(Comparator.comparingInt(RunEntry::build).reversed());
        return new Chain(sorted);
    }

    private static List<Integer> ends(RunEntry... entries) {
        return chain(entries).ends().stream().map(RunEntry::build).toList();
    }

    @Test
    void aKeyThatWasNeverSeenHasNoEnd() {
        assertEquals(List.of(), ends());
        assertNull(chain().report());
    }

    @Test
    void oneBuildAfterTheOtherLeavesOneEnd() {
        assertEquals(List.of(3), ends(run(1, ""), run(2, "1"), run(3, "2")));
    }

    @Test
    void buildsAtOnceLeaveAnEndEach() {
        assertEquals(List.of(3, 2), ends(run(1, ""), run(2, "1"), run(3, "1")));
        assertEquals(List.of(4), ends(run(1, ""), run(2, "1"), run(3, "1"), run(4, "3,2")));
    }

    @Test
    void firstBuildsAtOnceLeaveAnEndEach() {
        assertEquals(List.of(2, 1), ends(run(1, ""), run(2, "")));
    }

    @Test
    void anOlderBuildThatEndsLaterIsAnEndOfItsOwn() {
        assertEquals(List.of(3, 2), ends(run(1, ""), run(3, "1"), run(2, "1")));
    }

    @Test
    void threeAtOnceOfWhichOneIsGoneOnFromLeaveTwo() {
        assertEquals(List.of(5, 3), ends(run(1, ""), run(2, "1"), run(3, "1"), run(5, "2")));
    }

    @Test
    void aRunThatBeginsAnewLeavesNothingBeforeIt() {
        assertEquals(List.of(4), ends(run(1, ""), run(2, "1"), run(3, "1"), run(4, "3,2").withAnew(4)));
    }

    @Test
    void anOptionThatWasLeftOnBeginsAHistoryOnce() {
        assertEquals(3, chain(run(1, ""), run(2, "1")).anew(3));
        assertEquals(3, chain(run(1, ""), run(3, "").withAnew(3)).anew(4));
        assertEquals(3, chain(run(3, "").withAnew(3), run(4, "3").withAnew(3)).anew(5));
        assertEquals(6, chain(run(3, "").withAnew(3), run(5, "3")).anew(6)); // it was off in between
        assertEquals(1, chain().anew(1));
    }

    @Test
    void runsOfAnOlderVersionAreOneChain() {
        assertEquals(List.of(3), ends(run(1), run(2), run(3)));
        assertEquals(List.of(4), ends(run(1), run(2), run(3), run(4, "3")));
    }

    @Test
    void theStoreOfAnAbortedRunAndTheReportBeforeItAreNeeded() {
        RunEntry aborted = run(3, "2").withReport(false);
        Chain chain = chain(run(1, ""), run(2, "1"), aborted);
        assertEquals(2, chain.report().build());
        assertEquals(Set.of(2, 3), chain.needed());
    }

    @Test
    void aReportWhoseBuildWasDeletedIsNoReport() {
        Chain chain = chain(run(1, ""), run(2, "1").withGone(), run(3, "2").withReport(false));
        assertEquals(1, chain.report().build());
        assertEquals(Set.of(1, 3), chain.needed());
    }
}
