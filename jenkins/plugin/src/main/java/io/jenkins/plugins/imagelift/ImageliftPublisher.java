package io.jenkins.plugins.imagelift;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.AbstractProject;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.BuildStepMonitor;
import hudson.tasks.Publisher;
import hudson.tasks.Recorder;
import hudson.util.FormValidation;
import java.io.IOException;
import jenkins.tasks.SimpleBuildStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * The step {@code imageliftPublish(...)}: publishes what a worker made that ran by other means, above
 * all by a durable {@code sh} of a Pipeline. Works on every agent.
 */
public final class ImageliftPublisher extends Recorder implements SimpleBuildStep {
    private String folder = "imagelift";
    private int exitCode;

    @DataBoundConstructor
    public ImageliftPublisher() {
        // every option has a setter
    }

    public String getFolder() {
        return folder;
    }

    /** Of the run, in the workspace and in the artifacts. */
    @DataBoundSetter
    public void setFolder(String folder) {
        this.folder = folder == null || folder.isBlank() ? "imagelift" : folder.trim();
    }

    public int getExitCode() {
        return exitCode;
    }

    /** What the worker ended with; decides the build's result. */
    @DataBoundSetter
    public void setExitCode(int exitCode) {
        this.exitCode = exitCode;
    }

    /** Options that a config.xml leaves out: XStream calls no constructor. */
    private Object readResolve() {
        setFolder(folder);
        return this;
    }

    @Override
    public BuildStepMonitor getRequiredMonitorService() {
        return BuildStepMonitor.NONE;
    }

    @Override
    public void perform(Run<?, ?> run, FilePath workspace, EnvVars environment, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        ImageliftBuilder.requireFolder(folder);
        String business = environment.get("BUSINESS", "");
        String imageSource = environment.get("IMAGE_SOURCE", "");
        boolean named = Names.isAllowed(business) && Names.isAllowed(imageSource);
        new Publication(run, workspace, launcher, listener)
                .publish(folder, named ? new Names(business, imageSource) : null, exitCode);
    }

    @Extension
    @Symbol("imageliftPublish")
    public static final class DescriptorImpl extends BuildStepDescriptor<Publisher> {
        @Override
        public String getDisplayName() {
            return "imagelift: publish a run";
        }

        @Override
        @SuppressWarnings("rawtypes")
        public boolean isApplicable(Class<? extends AbstractProject> type) {
            return true;
        }

        @POST
        public FormValidation doCheckFolder(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldChecks.answer(FieldChecks.mayConfigure(item), FieldRules.folder(Util.fixNull(value).trim()));
        }

        @POST
        public FormValidation doCheckExitCode(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldChecks.answer(FieldChecks.mayConfigure(item), FieldRules.exitCode(Util.fixNull(value).trim()));
        }
    }
}
