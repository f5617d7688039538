package io.jenkins.plugins.imagelift;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractProject;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import java.io.IOException;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * The step {@code imageliftRestore(...)}: puts the store of the run before, of the same business and
 * image source, into the workspace, for {@code imagelift run --db}. On the first run there is no file.
 */
public final class ImageliftRestorer extends ImageSourceStep {
    @DataBoundConstructor
    public ImageliftRestorer() {
        // every option has a setter
    }

    @Override
    public void perform(Run<?, ?> run, FilePath workspace, EnvVars environment, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        Names names = names(environment);
        FilePath target = workspace.child(ImageliftBuilder.PREVIOUS);
        PreviousStore.restore(run.getParent(), names, target, listener.getLogger());
    }

    @Extension
    @Symbol("imageliftRestore")
    public static final class DescriptorImpl extends BuildStepDescriptor<Builder> {
        @Override
        public String getDisplayName() {
            return "imagelift: restore the history";
        }

        @Override
        @SuppressWarnings("rawtypes")
        public boolean isApplicable(Class<? extends AbstractProject> type) {
            return true;
        }
    }
}
