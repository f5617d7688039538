package io.jenkins.plugins.imagelift;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Whose images, and which set of them: the two parameters. They reach the worker by its
 * environment only; wherever a path, a lock or a file needs a name, {@link #key} stands for them.
 */
record Names(String business, String imageSource) {
    /** What a parameter may be: a letter or digit, then up to 99 of these, spaces, dots, _ and -. */
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,99}");

    static final String RULE =
            "must begin with a letter or digit and hold at most 100 letters, digits, spaces, dots, _ and -";

    static boolean isAllowed(String name) {
        return name != null && ALLOWED.matcher(name).matches();
    }

    /** @throws IllegalArgumentException with a sentence, if one of them is not allowed */
    static Names of(String business, String imageSource) {
        if (!isAllowed(business)) {
            throw new IllegalArgumentException("BUSINESS " + RULE);
        }
        if (!isAllowed(imageSource)) {
            throw new IllegalArgumentException("IMAGE_SOURCE " + RULE);
        }
        return new Names(business, imageSource);
    }

    /** 16 hexadecimal digits: the beginning of the SHA-256 of both, with a NUL between them. */
    String key() {
        try {
            byte[] both = (business + "\0" + imageSource).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(both);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
