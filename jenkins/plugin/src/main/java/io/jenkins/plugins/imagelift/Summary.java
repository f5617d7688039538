package io.jenkins.plugins.imagelift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Jenkins keeps of a run's summary.json: little enough that a build's record stays below 4 kB.
 *
 * @param names whose run it was, as the worker was told
 * @param counts of images: all, failed, with a CTR; and of features that are marked
 * @param meanCtr 0..1; NaN where no CTR is known
 * @param headline the findings in one sentence
 * @param verdicts the strongest first, one sentence each
 * @param found differences that stand out, and how many images of the first verdict the report has
 * @param gate why the quality gate is broken; empty: it holds
 * @param reason why the run failed; empty: it did not
 */
record Summary(Names names, Counts counts, double meanCtr, String headline, List<String> verdicts, Found found, String gate, String reason) {
    /** Largest summary.json that is read, in bytes. */
    static final int MOST_BYTES = 256 * 1000;
    /** The newest schema that this plugin reads; it also reads the three before. */
    static final int NEWEST_SCHEMA = 1;

    private static final int MOST_VERDICTS = 3;
    private static final int HEADLINE_BYTES = 300;
    private static final int VERDICT_BYTES = 400;
    private static final int REASON_BYTES = 500;
    /** The longest names that a worker takes are of 100 letters. */
    private static final int NAME_BYTES = 400;
    private static final int DESCRIPTION_BYTES = 1500;

    record Counts(int images, int failed, int withCtr, int marked) {}

    record Found(Effects effects, int examples) {
        static final Found NOTHING = new Found(new Effects(List.of()), 0);
    }

    /**
     * One that is too new tells whose run it was and to update the plugin.
     *
     * @throws IllegalArgumentException with a sentence: no summary, or one that is too old
     */
    static Summary parse(String json) {
        if (!(Json.parse(json) instanceof Map<?, ?> all)) {
            throw new IllegalArgumentException("summary.json is no object");
        }
        int schema = (int) number(all, "schema", 0);
        if (schema < Math.max(1, NEWEST_SCHEMA - 3)) {
            throw new IllegalArgumentException("summary.json has no schema that this plugin reads");
        }
        Map<?, ?> run = object(all, "run");
        Names names = new Names(text(run, "business"), text(run, "image_source"));
        if (schema > NEWEST_SCHEMA) {
            return untold(names, "This run was written by a newer imagelift: update the plugin to see what it found.");
        }
        Map<?, ?> gate = object(all, "gate");
        return new Summary(
                names,
                counts(object(all, "counts")),
                number(all, "mean_ctr", Double.NaN),
                PlainText.line(text(all, "headline"), HEADLINE_BYTES),
                verdicts(all.get("verdicts")),
                new Found(Effects.of(all.get("verdicts")), examples(all.get("examples"))),
                Boolean.TRUE.equals(gate.get("broken")) ? reason(text(gate, "reason")) : "",
                "");
    }

    /**
     * Before a run, which may take hours: whether its summary will be read here.
     *
     * @param version what {@code imagelift version --json} says
     * @return a sentence; empty: it will be, or nobody can tell
     */
    static String warningAbout(String version) {
        try {
            double schema = Json.parse(version) instanceof Map<?, ?> told ? number(told, "summary_schema", 1) : 1;
            return schema > NEWEST_SCHEMA ? "this worker is newer than the plugin: update the plugin to see what it finds" : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Of a run that ended as one with a broken gate and does not say why: what its log says. */
    Summary withGate(String logged) {
        return new Summary(names, counts, meanCtr, headline, verdicts, found,
                logged.isBlank() ? "the run's log says why" : reason(logged), reason);
    }

    /** Of a run that was interrupted: nothing but its names. */
    static Summary interrupted(Names names) {
        return untold(names, "Interrupted: the store is consistent, and the next build goes on from it.");
    }

    /**
     * Of a run that failed.
     *
     * @param runJson its failed/run.json; empty: there is none
     * @param logged what the build's log says; for a run that left no reason
     * @throws IllegalArgumentException with a sentence, if that is no run.json of these names
     */
    static Summary failed(Names names, String runJson, String logged) {
        Map<?, ?> run = runJson.isEmpty() ? Map.of() : Json.parse(runJson) instanceof Map<?, ?> all ? all : Map.of();
        Names told = new Names(text(run, "business"), text(run, "image_source"));
        if (!runJson.isEmpty() && names != null && !told.equals(names)) {
            throw new IllegalArgumentException("it is of another business or image source");
        }
        Map<?, ?> counts = object(run, "counts");
        String reason = text(run, "reason").isBlank() ? logged : text(run, "reason");
        return new Summary(names == null ? told : names,
                new Counts((int) number(counts, "listed", 0), (int) number(counts, "failed", 0), 0, 0), Double.NaN,
                "The run failed.", new ArrayList<>(), Found.NOTHING, "", reason(reason));
    }

    private static String reason(String text) {
        return PlainText.line(text.isBlank() ? "no reason was told" : text, REASON_BYTES);
    }

    private static Summary untold(Names names, String why) {
        return new Summary(names, new Counts(0, 0, 0, 0), Double.NaN, why, new ArrayList<>(), Found.NOTHING, "", "");
    }

    /**
     * "acme / shop: Images with a face have a higher CTR than those without. 100 images, 2 failed." What is
     * wrong comes first: why the run failed, or the gate is broken.
     */
    String description() {
        String failed = counts.failed == 0 ? "" : ", " + counts.failed + " failed";
        String counted = counts.images == 0 ? "" : " " + counts.images + " images" + failed + ".";
        String wrong = gate.isEmpty() ? "" : "quality gate: " + sentence(gate) + " ";
        String told = reason.isEmpty() ? wrong + sentence(headline) + counted : "failed: " + sentence(reason) + counted;
        return PlainText.description(PlainText.line(names.business(), NAME_BYTES) + " / "
                + PlainText.line(names.imageSource(), NAME_BYTES) + ": " + told, DESCRIPTION_BYTES);
    }

    private static String sentence(String text) {
        return text.isEmpty() || text.matches(".*[.!?…]") ? text : text + ".";
    }

    private static Counts counts(Map<?, ?> counts) {
        return new Counts((int) number(counts, "images", 0), (int) number(counts, "images_failed", 0),
                (int) number(counts, "images_with_ctr", 0), (int) number(counts, "marked", 0));
    }

    private static List<String> verdicts(Object list) {
        List<String> sentences = new ArrayList<>();
        for (Object verdict : list instanceof List<?> all ? all : List.of()) {
            if (sentences.size() == MOST_VERDICTS) {
                break;
            }
            if (verdict instanceof Map<?, ?> members && members.get("sentence") instanceof String sentence) {
                sentences.add(PlainText.line(sentence, VERDICT_BYTES));
            }
        }
        return sentences;
    }

    private static int examples(Object names) {
        return names instanceof List<?> all ? Math.min(all.size(), ReportFile.MOST_EXAMPLES) : 0;
    }

    private static Map<?, ?> object(Map<?, ?> of, String name) {
        return of.get(name) instanceof Map<?, ?> members ? members : Map.of();
    }

    private static String text(Map<?, ?> of, String name) {
        return of.get(name) instanceof String text ? text : "";
    }

    private static double number(Map<?, ?> of, String name, double otherwise) {
        return of.get(name) instanceof Double number ? number : otherwise;
    }
}
