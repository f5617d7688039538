package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchivePlanTest {
    private static final long HALF = ArchivePlan.MOST_BYTES / 2;

    @Test
    void everythingIsArchivedWithinTheBound() {
        ArchivePlan plan = ArchivePlan.of(Map.of("summary.json", HALF, "report/thumbnails/0.jpg", HALF));
        assertEquals(List.of("report/thumbnails/0.jpg", "summary.json"), plan.files());
        assertEquals("", plan.dropped());
    }

    @Test
    void thumbnailsGoFirstAndThenOtherRuns() {
        assertEquals(List.of("report/runs/1/data.js", "summary.json"),
                ArchivePlan.of(Map.of("summary.json", 1L, "report/runs/1/data.js", HALF, "report/thumbnails/0.jpg", 2 * HALF)).files());
        ArchivePlan plan = ArchivePlan.of(
                Map.of("imagelift.sqlite", HALF, "report/runs/1/data.js", 2 * HALF, "report/thumbnails/0.jpg", 1L));
        assertEquals(List.of("imagelift.sqlite"), plan.files());
        assertEquals("The run's folder is larger than 200 MB, so thumbnails and other runs are not archived.", plan.dropped());
    }

    /** The Pipeline's step does the same by a shell where there is no plugin. */
    @Test
    void aJobWithoutThePluginHasTheSameBound() throws IOException {
        String script = Files.readString(Path.of(System.getProperty("imagelift.root"), "jenkins/pipeline/vars/imageliftRun.groovy"));
        assertEquals(List.of(ArchivePlan.MOST_BYTES / 1_000_000 + " MB"), found("\\d+ MB", script).distinct().toList());
        assertEquals(List.of("-gt " + ArchivePlan.MOST_BYTES), found("-gt \\d{2,}", script).toList());
    }

    private static Stream<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group);
    }

    @Test
    void aHistoryThatIsTooLargeByItselfIsArchivedAndToldOf() {
        ArchivePlan plan = ArchivePlan.of(Map.of("imagelift.sqlite", 3 * HALF));
        assertEquals(List.of("imagelift.sqlite"), plan.files());
        assertEquals("The run's folder is larger than 200 MB; what nothing can replace is archived nevertheless: 300 MB.",
                plan.dropped());
    }
}
