package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void lettersDigitsSpacesDotsAndDashesAreAllowed() {
        for (String name : new String[] {"a", "Acme 2", "Müller_1.x-y", "日本", "a".repeat(100)}) {
            assertTrue(Names.isAllowed(name), name);
        }
    }

    @Test
    void whatCouldBePartOfAPathAShellOrAListIsNot() {
        for (String name : new String[] {null, "", " a", "-a", ".a", "../a", "a/b", "a,b", "a;b", "a$b", "a\nb", "a\"b", "a'b", "a*",
            "a=b", "a\u202eb", "https://e.example", "a".repeat(101)}) {
            assertFalse(Names.isAllowed(name), name);
        }
        assertThrows(IllegalArgumentException.class, () -> Names.of("a", "b/c"));
        assertThrows(IllegalArgumentException.class, () -> Names.of(null, "b"));
    }

    @Test
    void keysAreHexadecimalAndTellBothNamesApart() {
        // printf 'acme\0shop' | sha256sum
        assertEquals("015283ee3ad87156", new Names("acme", "shop").key());
        assertNotEquals(new Names("a b", "c").key(), new Names("a", "b c").key());
        assertTrue(new Names("<é>", "\n").key().matches("[0-9a-f]{16}"));
    }
}
