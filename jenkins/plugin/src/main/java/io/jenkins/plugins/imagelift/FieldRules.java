package io.jenkins.plugins.imagelift;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What fields of forms may hold. Each rule gives a sentence on what is wrong; empty: nothing is. */
final class FieldRules {
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}|1000000000");
    private static final Pattern SHARE = Pattern.compile("(\\d{1,2}(\\.\\d+)?|100(\\.0+)?)%");
    private static final Pattern SIZE = Pattern.compile("(?i)\\d{1,9}(\\s?[kmg]b)?");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int MOST_LETTERS = 2000;
    /** Misspellings are looked for among so many names. */
    private static final int MOST_NAMES = 200;

    private FieldRules() {}

    /** Of a business or an image source; empty: the build's parameter. */
    static String name(String value) {
        return value.isEmpty() || Names.isAllowed(value) ? "" : "A name " + Names.RULE + ".";
    }

    static String folder(String value) {
        return value.isEmpty() || WorkerCommand.isFolder(value) ? ""
                : "A folder is a plain name below the workspace: a letter or digit, then at most 63 letters, digits, dots, _ and -.";
    }

    /** As the worker reads {@code --max-failed} and {@code --min-matched}. */
    static String gate(String value) {
        return value.isEmpty() || COUNT.matcher(value).matches() || SHARE.matcher(value).matches() ? ""
                : "A gate is a share of the images such as 5%, 0% to 100%, or a whole number of images such as 3.";
    }

    /** As the worker reads {@code --max-history}. */
    static String size(String value) {
        return value.isEmpty() || SIZE.matcher(value).matches() ? "" : "A size is a whole number with its unit, such as 200MB.";
    }

    /** Of a file on the agents, which nobody can look for from here. */
    static String path(String value) {
        if (value.length() > MOST_LETTERS || CONTROL.matcher(value).find()) {
            return "A path is one line of at most " + MOST_LETTERS + " letters.";
        }
        if (value.contains("://")) {
            return "This is a path on the agents, and not an address.";
        }
        return value.startsWith("~") ? "No shell reads this: write the path without ~." : "";
    }

    /** Of the images: a path or an address. */
    static String location(String value) {
        if (value.length() > MOST_LETTERS || CONTROL.matcher(value).find()) {
            return "A location is one line of at most " + MOST_LETTERS + " letters.";
        }
        return value.matches("(?i)[a-z][a-z0-9+.-]*://[^/]*@.*")
                ? "A location holds no password: give it to the worker by credentials (docs/credentials.md)." : "";
    }

    static String exitCode(String value) {
        return value.isEmpty() || value.matches("[01]?\\d?\\d|2[0-4]\\d|25[0-5]") ? "" : "An exit code is a number from 0 to 255.";
    }

    /** @param known names of the installations that there are */
    static String tool(String value, List<String> known) {
        if (value.isEmpty() || known.contains(value)) {
            return "";
        }
        String there = known.stream().limit(MOST_NAMES).map(each -> "'" + each + "'").collect(Collectors.joining(", "));
        return "There is no installation of imagelift with this name" + (known.isEmpty() ? "; none is set up under Tools."
                : "; there are: " + there + ".");
    }

    /** The folder that holds bin/imagelift on the agents, which may use variables of theirs. */
    static String home(String value) {
        if (value.isEmpty()) {
            return "The folder that holds bin/imagelift is needed.";
        }
        String wrong = path(value);
        if (!wrong.isEmpty()) {
            return wrong;
        }
        String plain = value.toLowerCase(Locale.ROOT);
        if (plain.endsWith("/bin") || plain.endsWith("/bin/") || plain.endsWith("/bin/imagelift")) {
            return "The folder above bin is meant: imagelift is looked for in its bin folder.";
        }
        return value.startsWith("/") || value.startsWith("$") ? "" : "A path that begins with / is needed: it is the same in every workspace.";
    }
}
