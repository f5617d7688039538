package io.jenkins.plugins.imagelift;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.io.IOException;
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
    private String tool = "";
    private String folder = "imagelift";
    private String config = "";
    private String images = "";
    private String metrics = "";
    private String maxFailed = "";
    private String minMatched = "";
    private boolean embeddings;
    private boolean compressFeatures;
    private String maxHistory = "";
    private boolean startAnew;

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

    /** Literal location of the images, where the administrator allows these. */
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

    public String getMinMatched() {
        return minMatched;
    }

    /** Quality gate, of how many images the metrics fit, such as "10%"; empty: as imagelift.json says. */
    @DataBoundSetter
    public void setMinMatched(String minMatched) {
        this.minMatched = Util.fixNull(minMatched).trim();
    }

    public boolean isEmbeddings() {
        return embeddings;
    }

    /** Keeps embeddings in the archived store, which are a third of it. */
    @DataBoundSetter
    public void setEmbeddings(boolean embeddings) {
        this.embeddings = embeddings;
    }

    public boolean isCompressFeatures() {
        return compressFeatures;
    }

    /** Archives features.json.gz in the place of features.json. */
    @DataBoundSetter
    public void setCompressFeatures(boolean compressFeatures) {
        this.compressFeatures = compressFeatures;
    }

    public String getMaxHistory() {
        return maxHistory;
    }

    /** Size of the archived history above which its earliest runs are forgotten, such as "200MB"; empty: never. */
    @DataBoundSetter
    public void setMaxHistory(String maxHistory) {
        this.maxHistory = Util.fixNull(maxHistory).trim();
    }

    public boolean isStartAnew() {
        return startAnew;
    }

    /** Begins a new history, also where there was one: with one build, however long it is left on. */
    @DataBoundSetter
    public void setStartAnew(boolean startAnew) {
        this.startAnew = startAnew;
    }

    @Override
    protected Object readResolve() {
        setTool(tool);
        setFolder(folder);
        setConfig(config);
        setImages(images);
        setMetrics(metrics);
        setMaxFailed(maxFailed);
        setMinMatched(minMatched);
        setMaxHistory(maxHistory);
        return super.readResolve();
    }

    @Override
    public void perform(Run<?, ?> run, FilePath workspace, EnvVars environment, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        requireFolder(folder);
        Publication publication = new Publication(run, workspace, launcher, listener);
        Agent.require(workspace, launcher);
        Names names = names(environment);
        Worker worker = new Worker(workspace, launcher, environment, listener);
        WorkerCommand command = prepared(run, workspace, environment, listener, names, worker, publication);
        try {
            publication.publish(folder, names, worker.run(command.arguments(), command.environment(names)));
        } catch (InterruptedException aborted) {
            publishInterrupted(publication, names, listener);
            throw aborted;
        }
    }

    /** Whatever keeps a run from beginning is told on the build's page, too. */
    private WorkerCommand prepared(Run<?, ?> run, FilePath workspace, EnvVars environment, TaskListener listener, Names names,
            Worker worker, Publication publication) throws InterruptedException, IOException {
        try {
            String program = checkedProgram(workspace, environment, listener);
            worker.tellVersion(program);
            WorkerCommand command = commandFor(run, workspace, listener, names, worker, program);
            RunFolder files = new RunFolder(workspace.child(folder));
            if (startAnew && command.previous().isEmpty()) {
                files.clearAll(names.key());
            } else {
                files.clear(names.key());
            }
            return command;
        } catch (AbortException e) {
            publication.refuse(folder, names, e.getMessage());
            throw e;
        }
    }

    /** The worker on this agent, where the options are such that it may run. */
    private String checkedProgram(FilePath workspace, EnvVars environment, TaskListener listener)
            throws InterruptedException, IOException {
        ImageliftConfiguration defaults = ImageliftConfiguration.get();
        if (!defaults.isLiteralLocations() && (!images.isEmpty() || environment.containsKey("IMAGELIFT_IMAGES"))) {
            throw new AbortException("the administrator does not allow literal image locations: "
                    + "IMAGE_SOURCE names an entry of imagelift.json");
        }
        require("maxFailed", FieldRules.gate(defaults.orMaxFailed(maxFailed)));
        require("minMatched", FieldRules.gate(minMatched));
        require("maxHistory", FieldRules.size(maxHistory));
        return ImageliftInstallation.program(defaults.orTool(tool), workspace, environment, listener);
    }

    private static void require(String option, String wrong) throws AbortException {
        if (!wrong.isEmpty()) {
            throw new AbortException("imagelift: " + option + ": " + wrong);
        }
    }

    private WorkerCommand commandFor(Run<?, ?> run, FilePath workspace, TaskListener listener, Names names, Worker worker,
            String program) throws InterruptedException, IOException {
        PreviousStore.Union union = (stores, into) -> worker.unite(program, stores, into);
        boolean goesOn = new PreviousStore(run, workspace, union, listener.getLogger()).restore(names, startAnew);
        ImageliftConfiguration defaults = ImageliftConfiguration.get();
        return new WorkerCommand(program, folder, defaults.orConfig(config), images, metrics, defaults.orMaxFailed(maxFailed),
                minMatched, goesOn ? PreviousStore.FILE : "", embeddings, compressFeatures, maxHistory);
    }

    /** The store of an aborted run is archived, so that the next build goes on from it. */
    private void publishInterrupted(Publication publication, Names names, TaskListener listener)
            throws IOException, InterruptedException {
        try {
            publication.publish(folder, names, ExitCode.TERMINATED);
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
    public static final class DescriptorImpl extends ImageSourceDescriptor {
        @Override
        public String getDisplayName() {
            return "imagelift: analyse an image source";
        }

        @POST
        public ListBoxModel doFillToolItems(@AncestorInPath Item item, @QueryParameter String tool) {
            return FieldChecks.tools(FieldChecks.mayConfigure(item), "(the administrator's default)", Util.fixNull(tool));
        }

        @POST
        public FormValidation doCheckTool(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, FieldRules.tool(Util.fixNull(value), FieldChecks.installations()));
        }

        @POST
        public FormValidation doCheckFolder(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, FieldRules.folder(Util.fixNull(value).trim()));
        }

        @POST
        public FormValidation doCheckConfig(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, FieldRules.path(Util.fixNull(value).trim()));
        }

        @POST
        public FormValidation doCheckMetrics(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, FieldRules.path(Util.fixNull(value).trim()));
        }

        @POST
        public FormValidation doCheckMaxFailed(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, FieldRules.gate(Util.fixNull(value).trim()));
        }

        @POST
        public FormValidation doCheckMinMatched(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, FieldRules.gate(Util.fixNull(value).trim()));
        }

        @POST
        public FormValidation doCheckMaxHistory(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, FieldRules.size(Util.fixNull(value).trim()));
        }

        @POST
        public FormValidation doCheckImages(@AncestorInPath Item item, @QueryParameter String value) {
            String location = Util.fixNull(value).trim();
            boolean allowed = location.isEmpty() || ImageliftConfiguration.get().isLiteralLocations();
            return check(item, allowed ? FieldRules.location(location)
                    : "The administrator does not allow literal locations: builds with it fail.");
        }

        private static FormValidation check(Item item, String wrong) {
            return FieldChecks.answer(FieldChecks.mayConfigure(item), wrong);
        }
    }
}
