package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void valuesOfEveryKindAreRead() {
        assertEquals(Map.of("a", List.of(1.0, -2.5e-3, true, false), "b", Map.of()),
                Json.parse(" {\"a\": [1, -2.5e-3, true, false], \"b\": {}} "));
        assertNull(Json.parse("null"));
        assertEquals(List.of(), Json.parse("[]"));
    }

    @Test
    void stringsStayStringsWhateverTheyLookLike() {
        assertEquals(List.of("[a]", "{\"b\":1}", "null"), Json.parse("[\"[a]\", \"{\\\"b\\\":1}\", \"null\"]"));
    }

    @Test
    void escapesAreRead() {
        assertEquals("\"\\/\b\f\n\r\té\uD83D\uDE00", Json.parse("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\""));
    }

    @Test
    void whatIsNoJsonIsRefused() {
        for (String text : new String[] {"", "{", "[1,]", "{\"a\"}", "{a:1}", "01", "1.", "+1", "--", "tru", "\"\\x\"", "\"\\u12g4\"",
            "\"\n\"", "\"", "[1] 2", "NaN", "{\"a\":1,}"}) {
            assertThrows(IllegalArgumentException.class, () -> Json.parse(text), text);
        }
    }

    @Test
    void depthIsBounded() {
        assertThrows(IllegalArgumentException.class, () -> Json.parse("[".repeat(100_000)));
        assertEquals(1, ((List<?>) Json.parse("[".repeat(32) + "]".repeat(32))).size());
    }
}
