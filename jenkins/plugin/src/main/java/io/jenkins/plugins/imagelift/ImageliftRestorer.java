package io.jenkins.plugins.imagelift;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * The step {@code imageliftRestore(...)}: puts the store of the run before, of the same business and
 * image source, into the workspace, for {@code imagelift run --db}. On the first run there is no file.
 */
public final class ImageliftRestorer extends ImageSourceStep {
    private boolean startAnew;

    @DataBoundConstructor
    public ImageliftRestorer() {
        // every option has a setter
    }

    public boolean isStartAnew() {
        return startAnew;
    }

    /** Leaves no file, so that the run begins a new history: with one build, however long it is left on. */
    @DataBoundSetter
    public void setStartAnew(boolean startAnew) {
        this.startAnew = startAnew;
    }

    @Override
    public void perform(Run<?, ?> run, FilePath workspace, EnvVars environment, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        Names names = names(environment);
        PreviousStore.Union union = (stores, into) -> {
            String program = ImageliftInstallation.program(ImageliftConfiguration.get().orTool(""), workspace, environment, listener);
            new Worker(workspace, launcher, environment, listener).unite(program, stores, into);
        };
        try {
            new PreviousStore(run, workspace, union, listener.getLogger()).restore(names, startAnew);
        } catch (AbortException e) {
            new Publication(run, workspace, launcher, listener).refuse("imagelift", names, e.getMessage());
            throw e;
        }
    }

    @Extension
    @Symbol("imageliftRestore")
    public static final class DescriptorImpl extends ImageSourceDescriptor {
        @Override
        public String getDisplayName() {
            return "imagelift: restore the history";
        }
    }
}
