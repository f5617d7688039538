package io.jenkins.plugins.imagelift;

import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A run of a job in {@code imagelift/api}. */
@ExportedBean(defaultVisibility = 3)
public final class PublishedRun {
    private final RunEntry entry;

    PublishedRun(RunEntry entry) {
        this.entry = entry;
    }

    /** Number of its build. */
    @Exported
    public int getBuild() {
        return entry.build();
    }

    /** Address of its page, below the job's; null where the build was deleted. */
    @Exported
    public String getPage() {
        return entry.isThere() ? entry.build() + "/" + entry.page() + "/" : null;
    }

    /** When the build started, in milliseconds since 1970. */
    @Exported
    public long getTimestamp() {
        return entry.time();
    }

    /** Of the build: SUCCESS, UNSTABLE or ABORTED. */
    @Exported
    public String getResult() {
        return entry.result();
    }

    /** False: it was interrupted and left only its store. */
    @Exported
    public boolean isReport() {
        return entry.hasReport();
    }

    @Exported
    public int getImages() {
        return entry.images();
    }

    @Exported
    public int getImagesFailed() {
        return entry.failed();
    }

    /** Features whose difference is marked. */
    @Exported
    public int getMarked() {
        return entry.marked();
    }

    /** 0..1; null where no CTR is known. */
    @Exported
    public Double getMeanCtr() {
        return Double.isNaN(entry.meanCtr()) ? null : Double.valueOf(entry.meanCtr());
    }

    @Exported
    public String getHeadline() {
        return entry.headline();
    }
}
