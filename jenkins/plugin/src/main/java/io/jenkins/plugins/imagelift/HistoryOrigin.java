package io.jenkins.plugins.imagelift;

import hudson.model.Action;
import hudson.model.Run;
import java.util.List;
import java.util.stream.Collectors;

/**
 * In whose place a build's run will stand: of those that it goes on from, or leaves behind by startAnew, of one business and image source, from its restoring to its publishing. It
 * stands in build.xml, so that a Pipeline knows it after a restart.
 */
public final class HistoryOrigin implements Action {
    private final String key;
    /** numbers of builds with commas between; empty: there were none */
    private final String builds;
    /** number of the build with which startAnew began this history; 0: it was not asked for */
    private final int anew;

    HistoryOrigin(String key, List<Integer> builds, int anew) {
        this.key = key;
        this.builds = builds.stream().map(String::valueOf).collect(Collectors.joining(","));
        this.anew = anew;
    }

    /** The last that a build was given of a key; null: nothing was restored. */
    static HistoryOrigin of(Run<?, ?> run, String key) {
        HistoryOrigin last = null;
        for (HistoryOrigin each : run.getActions(HistoryOrigin.class)) {
            last = each.key.equals(key) ? each : last;
        }
        return last;
    }

    String builds() {
        return builds;
    }

    int anew() {
        return anew;
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return null;
    }
}
