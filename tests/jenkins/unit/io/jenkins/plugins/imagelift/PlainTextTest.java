package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void linesHoldNoControlsAndNoHiddenMarks() {
        assertEquals("a b c d", PlainText.line("a\r\nb\u0000\u001bc\u202ed", 100));
        assertEquals("a b", PlainText.line(" a\u2028b\uD800 ", 100));
    }

    @Test
    void cutLinesAreWithinTheirBytesAndEndBetweenCharacters() {
        for (int most = 3; most < 30; most++) {
            String cut = PlainText.line("añ€😀".repeat(5), most);
            assertTrue(cut.getBytes(StandardCharsets.UTF_8).length <= most, cut);
            assertTrue(cut.endsWith("…"), cut);
            assertFalse(cut.contains("?"), cut);
            assertEquals(cut, new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        }
    }

    @Test
    void descriptionsHoldNothingThatBeginsMarkup() {
        String hostile = "<img src=x onerror=alert(1)> & `x` [a](https://e.example)\n# b";
        assertFalse(PlainText.description(hostile, 500).matches("(?s).*[<>&`\n].*"));
        assertFalse(PlainText.description(hostile, 500).contains("://"));
        assertEquals("q ‹ 0.001", PlainText.description("q < 0.001", 500));
    }
}
