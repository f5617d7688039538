package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
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
    void textsThatEveryReaderTakesAreTaken() {
        for (String text : new String[] {"[]", "{}", "0", "-0", "\"\"", "\"a\"", "true", "false", "null", "[[]]", "[ ]", "{ }",
            " [] ", "\t\r\n[\n1\r,\t2 ]\n", "[\"\"]", "[0e1]", "[0e+1]", "[0E-1]", "[1E22]", "[1.5E+2]", "[123.456789]", "[-0.1]",
            "[-123]", "[20e1]", "[1e-300]", "[123123123123123123123123123123]", "[\"\\u0060\\u012a\\u12AB\"]",
            "[\"\\ud801\\udc37\"]", "[\"\\u0000\"]", "[\"\\\\u0000\"]", "[\"\\\"\"]", "[\"a/*b*/c/*d//e\"]", "[\"\u2028\u2029\"]",
            "[\"\uFEFF\"]", "[\"\u007F\"]", "[\"\uDBFF\uDFFE\"]", "[\"é€\uD834\uDD1E\"]", "[1,null,null,null,2]",
            "{\"\":0}", "{\"a\":\"b\",\"a\":\"c\"}", "{\"a\":\"b\",\"a\":\"b\"}", "{\"foo\\u0000bar\": 42}",
            "{\"x\":[{\"id\": \"xxxx\"}], \"id\": \"x\"}", "{\n\"a\": \"b\"\n}"}) {
            assertDoesNotThrow(() -> Json.parse(text), text);
        }
    }

    @Test
    void textsThatNoReaderMayTakeAreRefused() {
        for (String text : new String[] {
            "[1 true]", "[\"\": 1]", "[\"\"],", "[,1]", "[1,,2]", "[\"x\",,]", "[\"x\"]]", "[\"\",]", "[\"x\"", "[x", "[3[4]]", "[1:2]",
            "[,]", "[-]", "[   , \"\"]", "[\"a\",\n4\n,1,", "[1,]", "[\"\"", "[*]", "[1", "[1,", "[{}", "[][]", "]", "][", "[1]x", "[a",
            "[-01]", "[-1.0.]", "[-2.]", "[-NaN]", "[.123]", "[.-1]", "[.2e-3]", "[0.1.2]", "[0.3e+]", "[0.3e]", "[0.e1]", "[0E]", "[0E+]",
            "[0e]", "[1.0e+]", "[1.0e-]", "[1.0e]", "[1 000.0]", "[1eE2]", "[2.e+3]", "[2.e3]", "[9.e+]", "[Inf]", "[Infinity]", "[NaN]",
            "[+1]", "[++1234]", "[1+2]", "[0x1]", "[0x42]", "[- 1]", "[-012]", "[012]", "[-.123]", "[1.8011670033376514H-308]", "[1ea]",
            "[-1x]", "[\uFF11]", "[1\u0660]", "[tru]", "[nul]", "[fals]", "[True]", "[TRUE]", "[\"a\0b\"]", "[\"a\tb\"]",
            "[\"new\nline\"]", "[\"\u001F\"]", "[\"\\\"]", "[\"\\\\\\\"]", "[\"\\a\"]", "[\"\\x00\"]", "[\"\\'\"]", "[\"\\u\"]", "[\"\\uD834\\u\"]",
            "[\"\\uD834\\u1\"]", "[\"\\u00A\"]", "[\"\\uqqqq\"]", "[\"\\u 123\"]", "[\"\\u+123\"]", "[\\u0020\"asd\"]", "[\n]\n\u2060", "[\u00A0]",
            "[\u000C]", "\uFEFF[]", "\uFEFF", "['single']", "\"", "\"asd", "abc", "<null>", "[<null>]", "*", "#", "@", "!", "1]",
            "{\"a\":true} \"x\"", "{\"x\"::\"b\"}", "{\"x\", null}", "{\"x\" \"b\"}", "{\"x\":\"b\",}", "{\"id\":0,,,,,}", "{'a':0}",
            "{1:1}", "{null:null}", "{a: \"b\"}", "{[: \"x\"}", "{\"a\":\"a", "{\"a\" b}", "{:\"b\"}", "{\"a\":", "{\"a\"", "{\"a\":1",
            "{,}", "{", "[", "{]", "[}", "[\"asd]", "{\"asd\":\"asd\"", "{}}", "[]/**/", "[]//", "/**/[]", "{\"a\":/*comment*/\"b\"}",
            "{\"a\":\"b\"}#", "{\"a\":\"b\"}#{}", "[1]\0", "\0", " ", "\u00E9", "[1,\n1\n,1", "[\"\",\n\"\"", "{\"\":[{\"\":", "[{\"\":[{\"\":"}) {
            assertThrows(IllegalArgumentException.class, () -> Json.parse(text), text);
        }
    }

    /** Where readers differ, ours does as it is written here. */
    @Test
    void whatReadersMayDecideIsDecided() {
        assertEquals(Double.POSITIVE_INFINITY, Json.parse("1e400"));
        assertEquals(0.0, Json.parse("1e-400"));
        assertEquals(1e20, Json.parse("100000000000000000000"));
        assertEquals("\uD800", Json.parse("\"\\uD800\""));
        assertEquals(Map.of("a", 2.0), Json.parse("{\"a\":1,\"a\":2}"));
    }

    @Test
    void depthIsBounded() {
        assertThrows(IllegalArgumentException.class, () -> Json.parse("[".repeat(100_000)));
        assertEquals(1, ((List<?>) Json.parse("[".repeat(32) + "]".repeat(32))).size());
    }
}
