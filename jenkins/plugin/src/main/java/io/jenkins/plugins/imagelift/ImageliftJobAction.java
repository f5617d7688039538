package io.jenkins.plugins.imagelift;

import hudson.model.Action;
import hudson.model.Item;
import hudson.model.Job;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** The job's page: the latest report of each business and image source, trends, and "Build for...". */
public final class ImageliftJobAction implements Action {
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
    public List<Trend> getTrends() throws IOException {
        Map<String, List<RunEntry>> byKey = new LinkedHashMap<>();
        for (RunEntry entry : new RunsFile(job.getRootDir()).entries()) {
            byKey.computeIfAbsent(entry.key(), key -> new ArrayList<>()).add(entry);
        }
        return byKey.values().stream().map(Trend::of).toList();
    }

    /** Whether this user may build, and the job has both parameters. */
    public boolean isOffersBuild() {
        return job.hasPermission(Item.BUILD) && BuildRequest.isPossible(job);
    }

    /** Schedules a build for the two parameters and goes back to the job's page. */
    @RequirePOST
    public HttpResponse doBuild(@QueryParameter String business, @QueryParameter String imageSource) {
        job.checkPermission(Item.BUILD);
        try {
            BuildRequest.schedule(job, Names.of(business, imageSource));
        } catch (IllegalArgumentException refused) {
            return HttpResponses.errorWithoutStack(400, refused.getMessage());
        }
        return HttpResponses.redirectTo("..");
    }
}
