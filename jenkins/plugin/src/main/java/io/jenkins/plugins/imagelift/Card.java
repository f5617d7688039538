package io.jenkins.plugins.imagelift;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the job's pages show of a business and image source: its newest findings, and how it came to be. */
public final class Card {
    /** Features whose differences are drawn. */
    private static final int MOST_LINES = 3;

    private final Chain chain;

    /** @param chain with at least one run */
    Card(Chain chain) {
        this.chain = chain;
    }

    /** Runs of one month, such as 2026-11. */
    public record Month(String name, List<RunEntry> entries) {
        public String count() {
            return entries.size() == 1 ? "1 run" : entries.size() + " runs";
        }
    }

    public RunEntry getNewest() {
        return chain.entries().get(0);
    }

    /** The newest run whose report can be looked at; null: there is none. */
    public RunEntry getReport() {
        return chain.report();
    }

    public boolean isReported() {
        return getReport() != null;
    }

    public String getTitle() {
        return getNewest().business() + " / " + getNewest().imageSource();
    }

    /** What the newest report answers; where there is none, what became of the newest run. */
    public String getHeadline() {
        return (isReported() ? getReport() : getNewest()).headline();
    }

    /** "659 images, 2 failed, mean CTR 2.59 %, 5 marked differences". */
    public String getCounts() {
        RunEntry of = getReport();
        return of.images() + " images" + (of.failed() == 0 ? "" : ", " + of.failed() + " failed")
                + (Double.isNaN(of.meanCtr()) ? "" : ", mean CTR " + of.ctr())
                + (of.marked() == 1 ? ", 1 marked difference" : ", " + of.marked() + " marked differences");
    }

    /** What is wrong with the newest run, in a sentence; empty: nothing is. */
    public String getTrouble() {
        RunEntry newest = getNewest();
        if (newest.isGood()) {
            return "";
        }
        String why = newest.gate().isEmpty() ? "" : ": " + newest.gate();
        return "#" + newest.build() + " is " + newest.result() + why;
    }

    public boolean isTroubled() {
        return !getTrouble().isEmpty();
    }

    /** What the examples show: "sandybrown (colour)"; empty: nothing stands out. */
    public String getFeature() {
        List<Effects.Effect> effects = isReported() ? getReport().effects().list() : List.of();
        return effects.isEmpty() ? "" : effects.get(0).name();
    }

    /** Numbers of the report's example images. */
    public List<Integer> getImages() {
        return isReported() ? IntStream.range(0, getReport().examples()).boxed().toList() : List.of();
    }

    /** The mean CTR of the images by run; null: no run has one. */
    public Chart getCtr() {
        List<Chart.Value> values = oldestFirst().stream().filter(entry -> !Double.isNaN(entry.meanCtr()))
                .map(entry -> new Chart.Value(entry.time(), entry.meanCtr(), entry.build())).toList();
        return Chart.of(List.of(new Chart.Series("Mean CTR", values)), false);
    }

    /** The differences of the features that stand out now, in the runs in which they did; null: none does. */
    public Chart getDifferences() {
        List<Effects.Effect> now = isReported() ? getReport().effects().list() : List.of();
        return Chart.of(now.stream().limit(MOST_LINES).map(this::seriesOf).toList(), true);
    }

    public boolean isHasCtr() {
        return getCtr() != null;
    }

    public boolean isHasDifferences() {
        return getDifferences() != null;
    }

    private Chart.Series seriesOf(Effects.Effect effect) {
        List<Chart.Value> values = new ArrayList<>();
        for (RunEntry entry : oldestFirst()) {
            entry.effects().list().stream().filter(each -> each.name().equals(effect.name())).findFirst()
                    .ifPresent(each -> values.add(new Chart.Value(entry.time(), each.difference(), entry.build())));
        }
        return new Chart.Series(effect.name(), values);
    }

    private List<RunEntry> oldestFirst() {
        List<RunEntry> entries = new ArrayList<>(chain.entries());
        Collections.reverse(entries);
        return entries;
    }

    /** All runs, the newest month first. */
    public List<Month> getMonths() {
        Map<String, List<RunEntry>> months = new LinkedHashMap<>();
        chain.entries().forEach(each -> months.computeIfAbsent(each.started().substring(0, 7), name -> new ArrayList<>()).add(each));
        return months.entrySet().stream().map(each -> new Month(each.getKey(), each.getValue())).toList();
    }

    /** "All 13 runs". */
    public String getAll() {
        return chain.entries().size() == 1 ? "The only run" : "All " + chain.entries().size() + " runs";
    }
}
