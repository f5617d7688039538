package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.thoughtworks.xstream.XStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** XStream, by which Jenkins keeps builds, reads those of every release, and writes little. */
class SavedActionTest {
    private static final Path SAVED = Path.of(System.getProperty("imagelift.root"), "tests/data/jenkins");
    private static final int MOST_BYTES = 4000;

    private static XStream xstream() {
        XStream made = new XStream();
        made.allowTypesByWildcard(new String[] {"io.jenkins.plugins.imagelift.*"});
        made.alias("actions", ArrayList.class);
        return made;
    }

    private static List<Path> releases() throws IOException {
        try (Stream<Path> files = Files.list(SAVED)) {
            return files.filter(file -> file.getFileName().toString().matches("action-.*\\.xml")).sorted().toList();
        }
    }

    private static ImageliftAction read(String xml) {
        return (ImageliftAction) ((List<?>) xstream().fromXML(xml)).get(0);
    }

    private static void isShown(ImageliftAction action) {
        assertEquals("imagelift", action.getUrlName());
        assertEquals("acme", action.getBusiness());
        assertEquals(100, action.getImages());
        assertEquals("2.13 %", action.getCtr());
        assertEquals(1, action.getVerdicts().size());
        assertEquals("", action.getGate());
        assertEquals("", action.getLeftOut());
        assertEquals("", action.getReason());
        assertTrue(action.isReport() && action.isCounted());
    }

    @Test
    void aBuildOfEveryReleaseIsReadAndShown() throws IOException {
        assertFalse(releases().isEmpty());
        for (Path release : releases()) {
            isShown(read(Files.readString(release)));
        }
    }

    @Test
    void aFieldThatABuildIsTooOldForIsEmpty() throws IOException {
        isShown(read(Files.readString(releases().get(0)).replace("<leftOut></leftOut>", "")));
    }

    @Test
    void theLongestTextsTakeLessThan4kBOfABuildsRecord() {
        String longest = "é".repeat(4000);
        String verdict = "{\"sentence\": \"" + longest + "\"}";
        Summary summary = Summary.parse("{\"schema\": 1, \"run\": {\"business\": \"" + longest + "\", \"image_source\": \"" + longest
                + "\"}, \"headline\": \"" + longest + "\", \"gate\": {\"broken\": true, \"reason\": \"" + longest
                + "\"}, \"verdicts\": [" + String.join(",", verdict, verdict, verdict, verdict) + "]}");
        String leftOut = ArchivePlan.of(Map.of("imagelift.sqlite", Long.MAX_VALUE, "report/thumbnails/0.jpg", -1L)).dropped();
        String xml = xstream().toXML(new ImageliftAction("a".repeat(64), summary, true, 9, leftOut));
        assertTrue(xml.getBytes(StandardCharsets.UTF_8).length < MOST_BYTES, xml);
    }
}
