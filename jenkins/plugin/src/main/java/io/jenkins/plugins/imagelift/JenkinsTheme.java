package io.jenkins.plugins.imagelift;

import hudson.model.PageDecorator;
import java.util.List;
import java.util.Locale;

/**
 * Whether Jenkins' pages are light or dark. Themes are another plugin's, on which this one must not
 * depend, so it is asked by name.
 */
final class JenkinsTheme {
    /** Of the plugin theme-manager: its key of the theme of who asks, and whether it follows the system. */
    private static final String MANAGER = "io.jenkins.plugins.thememanager.ThemeManagerPageDecorator";
    /** Themes tell nobody that they are dark. */
    private static final List<String> DARK = List.of("dark", "night", "black", "midnight", "dracula");

    private JenkinsTheme() {}

    /** @return "light" or "dark"; null: as the system of who asks is */
    static String scheme() {
        for (PageDecorator decorator : PageDecorator.all()) {
            if (decorator.getClass().getName().equals(MANAGER)) {
                return schemeOf(decorator);
            }
        }
        return "light";
    }

    /** @param manager with the methods of {@link #MANAGER}; one of another version may lack them */
    static String schemeOf(Object manager) {
        try {
            if (Boolean.TRUE.equals(ask(manager, "isRespectSystemAppearance"))) {
                return null;
            }
            String key = String.valueOf(ask(manager, "getThemeKey")).toLowerCase(Locale.ROOT);
            return DARK.stream().anyMatch(key::contains) ? "dark" : "light";
        } catch (ReflectiveOperationException e) {
            return "light";
        }
    }

    private static Object ask(Object manager, String method) throws ReflectiveOperationException {
        return manager.getClass().getMethod(method).invoke(manager);
    }
}
