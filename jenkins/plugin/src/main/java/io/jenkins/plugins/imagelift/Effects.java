package io.jenkins.plugins.imagelift;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Differences in CTR of the features that stand out in a run, the first verdict's first: few and short
 * enough for a build's record and the job's list of runs.
 */
record Effects(List<Effect> list) {
    /** Of the text, so that it is never cut where runs are written down. */
    static final int MOST_BYTES = 300;
    private static final int MOST = 8;

    /** @param difference in CTR, with the feature less without, as a part of 1 */
    record Effect(String kind, String feature, double difference) {
        String text() {
            return coded(kind) + "/" + coded(feature) + "=" + (float) difference;
        }

        /** As readers know it: "agaric (label)". */
        String name() {
            return feature + " (" + kind + ")";
        }
    }

    /** @param verdicts of a summary */
    static Effects of(Object verdicts) {
        List<Effect> found = new ArrayList<>();
        for (Object each : verdicts instanceof List<?> all ? all : List.of()) {
            if (found.size() < MOST && each instanceof Map<?, ?> verdict && verdict.get("feature") instanceof String feature
                    && verdict.get("kind") instanceof String kind && verdict.get("difference") instanceof Double difference) {
                found.add(new Effect(PlainText.line(kind, 20), PlainText.line(feature, 60), difference));
            }
        }
        return new Effects(found);
    }

    /** Those that fit, in one word. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Effect effect : list) {
            String added = (text.length() == 0 ? "" : "&") + effect.text();
            if (text.length() + added.length() > MOST_BYTES) {
                break;
            }
            text.append(added);
        }
        return text.toString();
    }

    /** Of {@link #text}; what is not understood is left out. */
    static Effects parse(String text) {
        List<Effect> found = new ArrayList<>();
        for (String each : text.split("&")) {
            String[] parts = each.split("[/=]", -1);
            if (parts.length == 3) {
                add(found, parts);
            }
        }
        return new Effects(found);
    }

    private static void add(List<Effect> found, String[] parts) {
        try {
            double difference = Double.parseDouble(parts[2]);
            if (Double.isFinite(difference)) {
                found.add(new Effect(decoded(parts[0]), decoded(parts[1]), difference));
            }
        } catch (IllegalArgumentException e) {
            return; // none of ours
        }
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
