package io.jenkins.plugins.imagelift;

import hudson.Util;
import hudson.model.Job;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * "Build for these" on the job's page: what stands in its fields, and what is wrong with it.
 *
 * @param refusal why no build begins, in a sentence; empty: it does
 * @param key of both names where they were never built here and everything else is right; empty: otherwise
 * @param businesses that were built here
 * @param imageSources that were built here
 */
public record BuildForm(String business, String imageSource, String refusal, String key, List<String> businesses,
        List<String> imageSources) {
    private static final int MOST_OFFERED = 200;
    private static final int MOST_LETTERS = 200;

    /**
     * @param known the newest run of each business and image source
     * @param confirmed key of names that are new here, and meant to be
     */
    static BuildForm of(Job<?, ?> job, Collection<RunEntry> known, String business, String imageSource, String confirmed) {
        Names names = new Names(text(business), text(imageSource));
        boolean asked = business != null || imageSource != null;
        String refusal = asked ? refusal(job, names) : "";
        boolean built = known.isEmpty() || known.stream().anyMatch(entry -> entry.key().equals(names.key()));
        String key = !asked || !refusal.isEmpty() || built || names.key().equals(confirmed) ? "" : names.key();
        return new BuildForm(names.business(), names.imageSource(), key.isEmpty() ? refusal : newHere(names, known), key,
                offered(known, RunEntry::business), offered(known, RunEntry::imageSource));
    }

    private static String text(String given) {
        String all = Util.fixNull(given).trim();
        return all.length() > MOST_LETTERS ? all.substring(0, MOST_LETTERS) : all;
    }

    private static List<String> offered(Collection<RunEntry> known, Function<RunEntry, String> name) {
        return known.stream().map(name).distinct().sorted().limit(MOST_OFFERED).toList();
    }

    private static String refusal(Job<?, ?> job, Names names) {
        if (!Names.isAllowed(names.business())) {
            return "A business " + Names.RULE + ".";
        }
        if (!Names.isAllowed(names.imageSource())) {
            return "An image source " + Names.RULE + ".";
        }
        return BuildRequest.refusal(job, names);
    }

    private static String newHere(Names names, Collection<RunEntry> known) {
        boolean business = known.stream().noneMatch(entry -> entry.business().equals(names.business()));
        boolean source = known.stream().noneMatch(entry -> entry.imageSource().equals(names.imageSource()));
        String what = business && source ? "Neither this business nor this image source was" : business ? "This business was never"
                : source ? "This image source was never" : "This business was never built here with this image source";
        return what + (business && source ? " ever built here." : business || source ? " built here." : ".")
                + " If that is what you mean, build it all the same.";
    }

    /** Whether the fields are to be seen at once. */
    public String open() {
        return refusal.isEmpty() ? null : "open";
    }

    public boolean refused() {
        return !refusal.isEmpty();
    }

    /** Of the button. */
    public String action() {
        return key.isEmpty() ? "Build for these" : "Build it all the same";
    }

    /** Of the page with this form. */
    String address() {
        return "./?business=" + URLEncoder.encode(business, StandardCharsets.UTF_8) + "&imageSource="
                + URLEncoder.encode(imageSource, StandardCharsets.UTF_8);
    }
}
