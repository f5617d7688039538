package io.jenkins.plugins.imagelift;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;

/** What an administrator sets for all jobs: {@code unclassified: imagelift:} in configuration as code. */
@Extension
@Symbol("imagelift")
public final class ImageliftConfiguration extends GlobalConfiguration {
    private String tool = "";
    private String config = "";
    private String maxFailed = "";
    private boolean literalLocations;

    public ImageliftConfiguration() {
        load();
    }

    static ImageliftConfiguration get() {
        return ExtensionList.lookupSingleton(ImageliftConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return "imagelift";
    }

    public String getTool() {
        return tool;
    }

    /** Name of the installation that steps use which name none; empty: "imagelift" of the agent's PATH. */
    @DataBoundSetter
    public void setTool(String tool) {
        this.tool = Util.fixNull(tool).trim();
        save();
    }

    public String getConfig() {
        return config;
    }

    /** imagelift.json on the agents; empty: the one in the workspace. */
    @DataBoundSetter
    public void setConfig(String config) {
        this.config = Util.fixNull(config).trim();
        save();
    }

    public String getMaxFailed() {
        return maxFailed;
    }

    /** Quality gate of steps that set none, such as "5%"; empty: none. */
    @DataBoundSetter
    public void setMaxFailed(String maxFailed) {
        this.maxFailed = Util.fixNull(maxFailed).trim();
        save();
    }

    public boolean isLiteralLocations() {
        return literalLocations;
    }

    /** Whether jobs may name paths and URLs of pictures, and not only entries of imagelift.json. */
    @DataBoundSetter
    public void setLiteralLocations(boolean literalLocations) {
        this.literalLocations = literalLocations;
        save();
    }

    String orTool(String given) {
        return given.isEmpty() ? tool : given;
    }

    String orConfig(String given) {
        return given.isEmpty() ? config : given;
    }

    String orMaxFailed(String given) {
        return given.isEmpty() ? maxFailed : given;
    }
}
