package io.jenkins.plugins.imagelift;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.AbstractProject;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import java.io.IOException;
import jenkins.tasks.SimpleBuildStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * The step {@code imageliftRestore(...)}: puts the store of the run before, of the same business and
 * image source, into the workspace, for {@code imagelift run --db}. On the first run there is no file.
 */
public final class ImageliftRestorer extends Builder implements SimpleBuildStep {
    private String business = "";
    private String imageSource = "";

    @DataBoundConstructor
    public ImageliftRestorer() {
        // every option has a setter
    }

    public String getBusiness() {
        return business;
    }

    /** Empty: the build's parameter BUSINESS. */
    @DataBoundSetter
    public void setBusiness(String business) {
        this.business = Util.fixNull(business).trim();
    }

    public String getImageSource() {
        return imageSource;
    }

    /** Empty: the build's parameter IMAGE_SOURCE. */
    @DataBoundSetter
    public void setImageSource(String imageSource) {
        this.imageSource = Util.fixNull(imageSource).trim();
    }

    @Override
    public void perform(Run<?, ?> run, FilePath workspace, EnvVars environment, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        Names names = ImageliftBuilder.namesFrom(business, imageSource, environment);
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
