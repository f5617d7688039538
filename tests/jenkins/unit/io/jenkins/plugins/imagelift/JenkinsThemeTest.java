package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class JenkinsThemeTest {
    /** As the plugin theme-manager's decorator. */
    public record Manager(String key, boolean system) {
        public String getThemeKey() {
            return key;
        }

        public boolean isRespectSystemAppearance() {
            return system;
        }
    }

    @Test
    void theThemeOfWhoAsksDecides() {
        assertEquals("dark", JenkinsTheme.schemeOf(new Manager("dark", false)));
        assertEquals("dark", JenkinsTheme.schemeOf(new Manager("solarized-Dark", false)));
        assertEquals("light", JenkinsTheme.schemeOf(new Manager("none", false)));
        assertEquals("light", JenkinsTheme.schemeOf(new Manager(null, false)));
        assertNull(JenkinsTheme.schemeOf(new Manager("dark-system", true)));
    }

    @Test
    void withoutThemesJenkinsIsLight() {
        assertEquals("light", JenkinsTheme.scheme());
        assertEquals("light", JenkinsTheme.schemeOf(new Object()));
    }
}
