package io.jenkins.plugins.imagelift;

import hudson.Functions;
import hudson.Util;
import hudson.model.Action;
import hudson.model.Api;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.interceptor.RequirePOST;

/**
 * The job's page: the latest report of each business and image source, trends, and "Build for...". Who
 * reaches it has Item.READ.
 */
@ExportedBean
public final class ImageliftJobAction implements Action {
    /** Businesses and image sources that the interface tells of. */
    static final int MOST_SOURCES = 500;

    private static final int MOST_ON_FRONT = 3;

    private final Job<?, ?> job;

    ImageliftJobAction(Job<?, ?> job) {
        this.job = job;
    }

    @Override
    public String getIconFileName() {
        return "symbol-analytics";
    }

    @Override
    public String getDisplayName() {
        return "imagelift";
    }

    @Override
    public String getUrlName() {
        return "imagelift";
    }

    public Job<?, ?> getJob() {
        return job;
    }

    /** One of each business and image source, the one with the newest build first; no build is loaded. */
    public List<Card> getCards() throws IOException {
        return new RunsFile(job.getRootDir()).chains().values().stream().map(Card::new).toList();
    }

    /** Those that the job's front page has room for. */
    public List<Card> getFirstCards() throws IOException {
        return getCards().stream().limit(MOST_ON_FRONT).toList();
    }

    /** "All 12 businesses and image sources", where the front page does not show all; else "Trends and all runs". */
    public String getMore() throws IOException {
        int all = getCards().size();
        return all > MOST_ON_FRONT ? "All " + all + " businesses and image sources" : "Trends and all runs";
    }

    /** Whether there is more than one card, and so something to choose from. */
    public boolean isSeveral() throws IOException {
        return getCards().size() > 1;
    }

    /** Whether this user may see images of reports. */
    public boolean isShowsImages() {
        return !Functions.isArtifactsPermissionEnabled() || job.hasPermission(Run.ARTIFACTS);
    }

    /** "Build for these", with what the page was asked for in its fields. */
    public BuildForm getForm() throws IOException {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        return form(request.getParameter("business"), request.getParameter("imageSource"), null);
    }

    private BuildForm form(String business, String imageSource, String confirmed) throws IOException {
        List<RunEntry> known = getCards().stream().map(Card::getNewest).toList();
        return BuildForm.of(job, known, business, imageSource, confirmed);
    }

    public Api getApi() {
        return new Api(this);
    }

    /** The one with the newest build first, at most {@value #MOST_SOURCES}; no build is loaded. */
    @Exported
    public List<PublishedSource> getImageSources() throws IOException {
        return new RunsFile(job.getRootDir()).chains().values().stream().limit(MOST_SOURCES).map(PublishedSource::new).toList();
    }

    /**
     * An address to bookmark: leads to the newest report of a business and image source that is there.
     *
     * @param key in place of both names, as {@link PublishedSource#getKey} tells it; where all three are
     *     missing, the job has to have one business and image source only
     */
    public HttpResponse doLatest(@QueryParameter String business, @QueryParameter String imageSource, @QueryParameter String key)
            throws IOException {
        job.checkPermission(Item.READ);
        Map<String, Chain> chains = new RunsFile(job.getRootDir()).chains();
        String wanted = wanted(chains, Util.fixNull(business), Util.fixNull(imageSource), Util.fixNull(key));
        for (RunEntry entry : chains.getOrDefault(wanted, new Chain(List.of())).entries()) {
            if (entry.hasReport() && entry.isThere() && job.getBuildByNumber(entry.build()) != null) {
                return HttpResponses.redirectViaContextPath("/" + job.getUrl() + entry.build() + "/" + entry.page() + "/");
            }
        }
        return HttpResponses.errorWithoutStack(404, "this job has no report of this business and image source");
    }

    private static String wanted(Map<String, Chain> chains, String business, String imageSource, String key) {
        if (!key.isEmpty()) {
            return key;
        }
        if (business.isEmpty() && imageSource.isEmpty()) {
            return chains.size() == 1 ? chains.keySet().iterator().next() : "";
        }
        return new Names(business.trim(), imageSource.trim()).key();
    }

    /** Whether this user may build, and the job has both parameters. */
    public boolean isOffersBuild() {
        return job.hasPermission(Item.BUILD) && BuildRequest.isPossible(job);
    }

    /**
     * Schedules a build for the two parameters and goes to the job's front page; where something is wrong
     * with them, back into the form, which says what.
     */
    @RequirePOST
    public HttpResponse doBuild(@QueryParameter String business, @QueryParameter String imageSource,
            @QueryParameter String confirmed) throws IOException {
        job.checkPermission(Item.BUILD);
        BuildForm form = form(Util.fixNull(business), Util.fixNull(imageSource), confirmed);
        if (form.refused()) {
            return HttpResponses.redirectTo(form.address());
        }
        BuildRequest.schedule(job, new Names(form.business(), form.imageSource()));
        return HttpResponses.redirectTo("..");
    }
}
