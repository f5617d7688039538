package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static String json(String headline, String verdicts, String gate) {
        return """
                {"schema": 1, "run": {"business": "acme", "image_source": "shop"}, "mean_ctr": 0.0213,
                 "counts": {"images": 100, "images_failed": 2, "images_with_ctr": 98, "marked": 5},
                 "headline": "%s", "verdicts": [%s], "gate": %s, "new member": [1]}""".formatted(headline, verdicts, gate);
    }

    private static final String HOLDS = "{\"broken\": false, \"reason\": \"\"}";

    @Test
    void countsHeadlineAndVerdictsAreRead() {
        Summary summary = Summary.parse(json("Faces.", "{\"sentence\": \"first\"}, {\"sentence\": \"second\"}", HOLDS));
        assertEquals(new Names("acme", "shop"), summary.names());
        assertEquals(new Summary.Counts(100, 2, 98, 5), summary.counts());
        assertEquals(0.0213, summary.meanCtr());
        assertEquals(List.of("first", "second"), summary.verdicts());
        assertEquals("", summary.gate());
        assertEquals("acme / shop: Faces. 100 images, 2 failed.", summary.description());
    }

    @Test
    void theReasonOfABrokenGateIsKept() {
        assertEquals("too many", Summary.parse(json("", "", "{\"broken\": true, \"reason\": \"too many\"}")).gate());
    }

    @Test
    void whatIsWrongComesFirstInTheDescription() {
        Summary broken = Summary.parse(json("Faces.", "", "{\"broken\": true, \"reason\": \"2 of 100 failed, more than 1%\"}"));
        assertEquals("acme / shop: quality gate: 2 of 100 failed, more than 1%. Faces. 100 images, 2 failed.", broken.description());
        assertEquals("acme / shop: failed: no image was listed.",
                Summary.failed(new Names("acme", "shop"), "", "no image was listed").description());
    }

    @Test
    void aFailedRunTellsItsReasonAndCounts() {
        String run = "{\"business\": \"acme\", \"image_source\": \"shop\", \"state\": \"failed\", \"reason\": \"every image failed\", "
                + "\"counts\": {\"listed\": 7, \"failed\": 7}}";
        for (Names names : new Names[] {new Names("acme", "shop"), null}) {
            Summary summary = Summary.failed(names, run, "something older");
            assertEquals(new Names("acme", "shop"), summary.names());
            assertEquals("every image failed", summary.reason());
            assertEquals("acme / shop: failed: every image failed. 7 images, 7 failed.", summary.description());
        }
    }

    @Test
    void aFailedRunOfAnotherBusinessIsNotThisOnes() {
        String run = "{\"business\": \"globex\", \"image_source\": \"shop\", \"reason\": \"other\"}";
        assertThrows(IllegalArgumentException.class, () -> Summary.failed(new Names("acme", "shop"), run, ""));
        assertThrows(IllegalArgumentException.class, () -> Summary.failed(new Names("acme", "shop"), "{", ""));
    }

    @Test
    void aRunThatFailedWithoutAWordSaysSo() {
        assertEquals("no reason was told", Summary.failed(new Names("acme", "shop"), "{\"business\":\"acme\",\"image_source\":\"shop\"}", "").reason());
    }

    @Test
    void whatIsKeptIsSmallHoweverMuchThereIs() {
        String verdict = "{\"sentence\": \"" + "€".repeat(1000) + "\"}";
        Summary summary = Summary.parse(json("😀".repeat(400), String.join(",", List.of(verdict, verdict, verdict, verdict)), HOLDS));
        assertEquals(3, summary.verdicts().size());
        int bytes = (summary.headline() + String.join("", summary.verdicts())).getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes <= 300 + 3 * 400, "" + bytes);
    }

    @Test
    void hostileNamesBecomeALineWithoutMarkup() {
        Summary summary = Summary.parse(json("</script><script>alert(1)</script>\\n\\u202ex", "", HOLDS));
        assertEquals("acme / shop: ‹/script›‹script›alert(1)‹/script› x. 100 images, 2 failed.", summary.description());
    }

    @Test
    void missingAndWrongMembersAreEmptyAndNoFailure() {
        Summary summary = Summary.parse("{\"schema\": 1, \"mean_ctr\": null, \"verdicts\": {}, \"counts\": [], \"headline\": 3}");
        assertEquals(new Summary.Counts(0, 0, 0, 0), summary.counts());
        assertTrue(Double.isNaN(summary.meanCtr()));
        assertEquals("", summary.headline());
    }

    @Test
    void aNewerSchemaTellsWhoseRunItWasAndToUpdate() {
        Summary summary = Summary.parse("{\"schema\": 99, \"run\": {\"business\": \"acme\", \"image_source\": \"shop\"}, \"counts\": 1}");
        assertEquals(new Names("acme", "shop"), summary.names());
        assertTrue(summary.description().contains("update the plugin"));
    }

    @Test
    void aNewerWorkerIsToldOfBeforeItRuns() {
        assertTrue(Summary.warningAbout("{\"version\": \"9.0.0\", \"summary_schema\": 99}").contains("update the plugin"));
        for (String version : new String[] {"{\"version\": \"0.1.0\", \"schema\": 2, \"summary_schema\": 1}", "{}", "imagelift 1", ""}) {
            assertEquals("", Summary.warningAbout(version), version);
        }
    }

    @Test
    void whatIsNoSummaryIsRefused() {
        for (String text : new String[] {"{}", "[]", "{\"schema\": 0}", "{\"schema\": \"1\"}", "<html>"}) {
            assertThrows(IllegalArgumentException.class, () -> Summary.parse(text), text);
        }
    }
}
