package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectsTest {
    @Test
    void whatIsWrittenIsReadAgainWhateverTheNamesHold() {
        String hostile = "a=b&c/d\t<img src=x>\u202eé";
        Effects effects = Effects.of(List.of(Map.of("feature", hostile, "kind", "label", "difference", -0.0065),
                Map.of("feature", "face", "kind", "face", "difference", 0.01)));
        assertEquals(2, effects.list().size());
        Effects read = Effects.parse(effects.text());
        assertEquals("a=b&c/d <img src=x> é (label)", read.list().get(0).name());
        assertEquals(-0.0065, read.list().get(0).difference(), 1e-8);
        assertEquals(effects.list().get(1).name(), read.list().get(1).name());
        assertEquals(effects.text(), PlainText.line(effects.text(), 400));
    }

    @Test
    void onlyWholeOnesThatFitAreWritten() {
        List<Map<String, Object>> verdicts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            verdicts.add(Map.of("feature", "é".repeat(20) + i, "kind", "label", "difference", 0.5));
        }
        String text = Effects.of(verdicts).text();
        assertTrue(text.length() <= Effects.MOST_BYTES, text);
        assertTrue(Effects.parse(text).list().size() >= 1);
        assertEquals(text, Effects.parse(text).text());
    }

    @Test
    void whatIsNoneOfOursIsLeftOut() {
        for (String text : new String[] {"", "a", "a/b=x", "a/b=NaN", "a/b=1=2", "%zz/b=1", "&&", "a/b=Infinity"}) {
            assertEquals(List.of(), Effects.parse(text).list(), text);
        }
        assertEquals(List.of(), Effects.of("no list").list());
        assertEquals(List.of(), Effects.of(List.of(Map.of("feature", "x"), 3.0)).list());
    }
}
