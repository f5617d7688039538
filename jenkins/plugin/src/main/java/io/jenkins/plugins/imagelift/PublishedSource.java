package io.jenkins.plugins.imagelift;

import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A business and image source of a job with its runs, in {@code imagelift/api}. */
@ExportedBean(defaultVisibility = 2)
public final class PublishedSource {
    private final Chain chain;

    /** @param chain with at least one run */
    PublishedSource(Chain chain) {
        this.chain = chain;
    }

    private RunEntry newest() {
        return chain.entries().get(0);
    }

    /** 16 hexadecimal digits that stand for both names, as in {@code latest?key=}. */
    @Exported
    public String getKey() {
        return newest().key();
    }

    @Exported
    public String getBusiness() {
        return newest().business();
    }

    @Exported
    public String getImageSource() {
        return newest().imageSource();
    }

    /** Address below the job's that always leads to the newest report; null where there is none. */
    @Exported
    public String getLatest() {
        return chain.report() == null ? null : "imagelift/latest?key=" + getKey();
    }

    /** The newest build first, at most {@value RunsFile#MOST_OF_A_KEY} and those that the next build needs. */
    @Exported
    public List<PublishedRun> getRuns() {
        return chain.entries().stream().map(PublishedRun::new).toList();
    }
}
