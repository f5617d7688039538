package io.jenkins.plugins.imagelift;

import hudson.model.Api;
import hudson.model.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * The report of a run on the page of its build. Its fields stand in build.xml: a new version adds
 * fields, and never takes one away.
 */
@ExportedBean
public final class ImageliftAction implements RunAction2 {
    private final String folder;
    private final String page;
    private final boolean report;
    private final String key;
    private final String business;
    private final String imageSource;
    private final int images;
    private final int failed;
    private final int withCtr;
    private final int marked;
    private final double meanCtr;
    private final String headline;
    private final ArrayList<String> verdicts;
    private final String gate;
    /** null where a build.xml is older than this field, as those below */
    private final String leftOut;
    private final String reason;
    /** {@link Effects#text} */
    private final String effects;
    private final int examples;
    /** numbers of the builds in whose place this run stands, with commas between; null: nobody knows */
    private String from;
    private int anew;
    /** The plugin keeps this build from being deleted; null: by a version that left no mark. */
    private Boolean kept;
    private transient Run<?, ?> run;

    /**
     * @param folder of the run in the build's artifacts
     * @param report whether that folder holds a report
     * @param before how many reports this build has already
     * @param leftOut sentence on what the archive had no place for; empty: it has everything
     */
    ImageliftAction(String folder, Summary summary, boolean report, int before, String leftOut) {
        this.folder = folder;
        this.page = before == 0 ? "imagelift" : "imagelift-" + (before + 1);
        this.report = report;
        key = summary.names().key();
        business = PlainText.line(summary.names().business(), 400);
        imageSource = PlainText.line(summary.names().imageSource(), 400);
        images = summary.counts().images();
        failed = summary.counts().failed();
        withCtr = summary.counts().withCtr();
        marked = summary.counts().marked();
        meanCtr = summary.meanCtr();
        headline = summary.headline();
        verdicts = new ArrayList<>(summary.verdicts());
        gate = summary.gate();
        this.leftOut = leftOut;
        reason = summary.reason();
        effects = summary.found().effects().text();
        examples = summary.found().examples();
        kept = false;
    }

    /** @param origin null: nothing was restored in this build, and the run holds what its folder held */
    ImageliftAction from(HistoryOrigin origin) {
        from = origin == null ? null : origin.builds();
        anew = origin == null ? 0 : origin.anew();
        return this;
    }

    Boolean getKept() {
        return kept;
    }

    void setKept(Boolean now) {
        kept = now;
    }

    /** Whether the next build can go on from this run: from one that failed it cannot. */
    boolean hasStore() {
        return getReason().isEmpty();
    }

    @Override
    public void onAttached(Run<?, ?> attached) {
        run = attached;
    }

    @Override
    public void onLoad(Run<?, ?> loaded) {
        run = loaded;
    }

    @Override
    public String getIconFileName() {
        return "symbol-analytics";
    }

    @Override
    public String getDisplayName() {
        return page.equals("imagelift") ? "imagelift" : "imagelift: " + business + " / " + imageSource;
    }

    @Override
    public String getUrlName() {
        return page;
    }

    public Run<?, ?> getRun() {
        return run;
    }

    public Api getApi() {
        return new Api(this);
    }

    /** As the job remembers this run, with the build's result of now. */
    RunEntry entry() {
        RunEntry entry = new RunEntry(key, run.getNumber(), page, folder, run.getTimeInMillis(), String.valueOf(run.getResult()),
                false, business, imageSource, images, failed, marked, meanCtr, headline);
        return entry.withFrom(from).withAnew(anew).withReport(report).withFound(effects, examples).withGate(gate);
    }

    /** Documents and thumbnails of the report, below {@code report/}. */
    public void doReport(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        ArchivedReport.requirePermission(run);
        ReportFile file = report ? ReportFile.named(request.getRestOfPath()) : null;
        if (file == null) {
            response.sendError(404);
        } else {
            new ArchivedReport(run.getArtifactManager().root().child(folder + "/report")).send(file, response);
        }
    }

    /** The newest report of the same business and image source, for pages that are open for long. */
    public void doNewest(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        RunEntry newest = new RunsFile(run.getParent().getRootDir()).newestReport(key);
        String json = newest == null ? "null" : String.format(Locale.ROOT, "{\"build\":%d,\"page\":\"../../%d/%s/\"}",
                newest.build(), newest.build(), newest.page());
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Name of the run's folder in the artifacts. */
    @Exported
    public String getFolder() {
        return folder;
    }

    /** False: the run was interrupted and left only its store, or it failed. */
    @Exported
    public boolean isReport() {
        return report;
    }

    @Exported
    public String getBusiness() {
        return business;
    }

    @Exported
    public String getImageSource() {
        return imageSource;
    }

    @Exported
    public int getImages() {
        return images;
    }

    @Exported
    public int getImagesFailed() {
        return failed;
    }

    @Exported
    public int getImagesWithCtr() {
        return withCtr;
    }

    /** Features whose difference is marked. */
    @Exported
    public int getMarked() {
        return marked;
    }

    /** 0..1; null where no CTR is known. */
    @Exported
    public Double getMeanCtr() {
        return Double.isNaN(meanCtr) ? null : Double.valueOf(meanCtr);
    }

    @Exported
    public String getHeadline() {
        return headline;
    }

    /** The strongest first, one sentence each. */
    @Exported
    public List<String> getVerdicts() {
        return new ArrayList<>(verdicts);
    }

    /** Why the quality gate is broken; empty: it holds. */
    @Exported
    public String getGate() {
        return gate;
    }

    /** Why the run failed; empty: it did not. */
    @Exported
    public String getReason() {
        return reason == null ? "" : reason;
    }

    /** What the archive had no place for, in a sentence; empty: it has everything. */
    @Exported
    public String getLeftOut() {
        return leftOut == null ? "" : leftOut;
    }

    /** "659 images, 2 failed, 646 with a CTR (mean 2.59 %), 5 marked differences." */
    public String getCounts() {
        String ctr = withCtr == 0 ? "no CTR is known" : withCtr + " with a CTR (mean " + getCtr() + ")";
        String differences = marked == 1 ? "1 marked difference" : marked + " marked differences";
        return images + " images" + (failed == 0 ? "" : ", " + failed + " failed") + ", " + ctr + ", " + differences + ".";
    }

    /** Whether the run failed, and its reason is what there is to read. */
    public boolean isFailed() {
        return !getReason().isEmpty();
    }

    /** How many verdicts the summary has no place for. */
    public int getMoreVerdicts() {
        return Math.max(0, marked - verdicts.size());
    }

    public boolean isMore() {
        return getMoreVerdicts() > 0;
    }

    /** Whether anything stands out. */
    public boolean isFound() {
        return !verdicts.isEmpty();
    }

    /** Of Jenkins' pages for who asks: "light", "dark", or null where it is the system's. */
    public String getScheme() {
        return JenkinsTheme.scheme();
    }

    /** False: the run failed or was interrupted, or its summary is newer than the plugin, and its counts are not known. */
    public boolean isCounted() {
        return report && images > 0;
    }

    /** "2.31 %", or a dash. */
    public String getCtr() {
        return Double.isNaN(meanCtr) ? "–" : String.format(Locale.ROOT, "%.2f %%", 100 * meanCtr);
    }
}
