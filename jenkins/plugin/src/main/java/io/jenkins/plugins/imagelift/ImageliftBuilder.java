package io.jenkins.plugins.imagelift;

import hudson.AbortException;
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
import hudson.tasks.Builder;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * The build step {@code imagelift(...)}: restores the history, runs the worker on the agent and
 * publishes what it made. It does not survive a restart of the controller; long runs in a Pipeline use
 * {@code sh 'imagelift run ...'} and {@link ImageliftPublisher}.
 */
public final class ImageliftBuilder extends ImageSourceStep {
    /** Where the restored store lies, below the workspace. */
    static final String PREVIOUS = "imagelift-previous.sqlite";

    private String tool = "";
    private String folder = "imagelift";
    private String config = "";
    private String images = "";
    private String metrics = "";
    private String maxFailed = "";
    private boolean embeddings;
    private boolean startAnew;
    private boolean publishOnly;

    @DataBoundConstructor
    public ImageliftBuilder() {
        // every option has a setter, and none must be given
    }

    public String getTool() {
        return tool;
    }

    /** Name of an {@link ImageliftInstallation}; empty: the administrator's default. */
    @DataBoundSetter
    public void setTool(String tool) {
        this.tool = Util.fixNull(tool);
    }

    public String getFolder() {
        return folder;
    }

    /** Of the run, in the workspace and in the artifacts. */
    @DataBoundSetter
    public void setFolder(String folder) {
        this.folder = folder == null || folder.isBlank() ? "imagelift" : folder.trim();
    }

    public String getConfig() {
        return config;
    }

    /** imagelift.json; empty: the administrator's default. */
    @DataBoundSetter
    public void setConfig(String config) {
        this.config = Util.fixNull(config).trim();
    }

    public String getImages() {
        return images;
    }

    /** Literal location of the pictures, where the administrator allows these. */
    @DataBoundSetter
    public void setImages(String images) {
        this.images = Util.fixNull(images).trim();
    }

    public String getMetrics() {
        return metrics;
    }

    /** CSV with the clicks; empty: as imagelift.json says. */
    @DataBoundSetter
    public void setMetrics(String metrics) {
        this.metrics = Util.fixNull(metrics).trim();
    }

    public String getMaxFailed() {
        return maxFailed;
    }

    /** Quality gate, such as "5%"; empty: the administrator's default. */
    @DataBoundSetter
    public void setMaxFailed(String maxFailed) {
        this.maxFailed = Util.fixNull(maxFailed).trim();
    }

    public boolean isEmbeddings() {
        return embeddings;
    }

    /** Keeps embeddings in the archived store, which are a third of it. */
    @DataBoundSetter
    public void setEmbeddings(boolean embeddings) {
        this.embeddings = embeddings;
    }

    public boolean isStartAnew() {
        return startAnew;
    }

    /** Begins a new history, also where there was one. */
    @DataBoundSetter
    public void setStartAnew(boolean startAnew) {
        this.startAnew = startAnew;
    }

    public boolean isPublishOnly() {
        return publishOnly;
    }

    /** Runs nothing: publishes the folder of a run that ended well. */
    @DataBoundSetter
    public void setPublishOnly(boolean publishOnly) {
        this.publishOnly = publishOnly;
    }

    @Override
    protected Object readResolve() {
        setTool(tool);
        setFolder(folder);
        setConfig(config);
        setImages(images);
        setMetrics(metrics);
        setMaxFailed(maxFailed);
        return super.readResolve();
    }

    @Override
    public void perform(Run<?, ?> run, FilePath workspace, EnvVars environment, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        requireFolder(folder);
        Publication publication = new Publication(run, workspace, launcher, listener);
        if (publishOnly) {
            publication.publish(folder, null, 0);
            return;
        }
        Agent.require(workspace, launcher);
        Names names = names(environment);
        WorkerCommand command = commandFor(run, workspace, environment, listener, names);
        new RunFolder(workspace.child(folder)).clear(names.key());
        Worker worker = new Worker(workspace, launcher, environment, listener);
        worker.tellVersion(command.program());
        try {
            publication.publish(folder, names, worker.run(command.arguments(), command.environment(names)));
        } catch (InterruptedException aborted) {
            publishInterrupted(publication, names, listener);
            throw aborted;
        }
    }

    private WorkerCommand commandFor(Run<?, ?> run, FilePath workspace, EnvVars environment, TaskListener listener,
            Names names) throws InterruptedException, IOException {
        ImageliftConfiguration defaults = ImageliftConfiguration.get();
        if (!defaults.isLiteralLocations() && (!images.isEmpty() || environment.containsKey("IMAGELIFT_IMAGES"))) {
            throw new AbortException("the administrator does not allow literal image locations: "
                    + "IMAGE_SOURCE names an entry of imagelift.json");
        }
        FilePath previous = workspace.child(PREVIOUS);
        boolean goesOn = !startAnew && PreviousStore.restore(run.getParent(), names, previous, listener.getLogger());
        return new WorkerCommand(
                ImageliftInstallation.program(defaults.orTool(tool), workspace, environment, listener), folder,
                defaults.orConfig(config), images, metrics, defaults.orMaxFailed(maxFailed), goesOn ? PREVIOUS : "", embeddings);
    }

    /** The store of an aborted run is archived, so that the next build goes on from it. */
    private void publishInterrupted(Publication publication, Names names, TaskListener listener)
            throws IOException, InterruptedException {
        try {
            publication.publish(folder, names, 143);
        } catch (AbortException e) {
            listener.error(e.getMessage());
        }
    }

    static void requireFolder(String folder) throws AbortException {
        if (folder == null || !WorkerCommand.isFolder(folder)) {
            throw new AbortException("imagelift: folder must be a plain name of letters, digits, dots, _ and -");
        }
    }

    @Extension
    @Symbol("imagelift")
    public static final class DescriptorImpl extends BuildStepDescriptor<Builder> {
        @Override
        public String getDisplayName() {
            return "imagelift: analyse an image source";
        }

        @Override
        @SuppressWarnings("rawtypes")
        public boolean isApplicable(Class<? extends AbstractProject> type) {
            return true;
        }

        @POST
        public FormValidation doCheckBusiness(@AncestorInPath Item item, @QueryParameter String value) {
            return checkName(item, value);
        }

        @POST
        public FormValidation doCheckImageSource(@AncestorInPath Item item, @QueryParameter String value) {
            return checkName(item, value);
        }

        @POST
        public ListBoxModel doFillToolItems(@AncestorInPath Item item) {
            ListBoxModel tools = new ListBoxModel();
            tools.add("(the administrator's default)", "");
            if (mayConfigure(item)) {
                for (ImageliftInstallation each : ImageliftInstallation.configured()) {
                    tools.add(each.getName());
                }
            }
            return tools;
        }

        private static FormValidation checkName(Item item, String value) {
            boolean fine = !mayConfigure(item) || Util.fixEmptyAndTrim(value) == null || Names.isAllowed(value.trim());
            return fine ? FormValidation.ok() : FormValidation.error("A name " + Names.RULE);
        }

        private static boolean mayConfigure(Item item) {
            return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.CONFIGURE);
        }
    }
}
