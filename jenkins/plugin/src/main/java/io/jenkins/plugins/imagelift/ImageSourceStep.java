package io.jenkins.plugins.imagelift;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Util;
import hudson.tasks.Builder;
import jenkins.tasks.SimpleBuildStep;
import org.kohsuke.stapler.DataBoundSetter;

/** A step about one business and image source: its own options, or else the build's parameters. */
public abstract class ImageSourceStep extends Builder implements SimpleBuildStep {
    private String business = "";
    private String imageSource = "";

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

    /** Options that a config.xml leaves out: XStream calls no constructor. */
    protected Object readResolve() {
        setBusiness(business);
        setImageSource(imageSource);
        return this;
    }

    /** @throws AbortException with a sentence, if one of them is missing or not allowed */
    final Names names(EnvVars environment) throws AbortException {
        try {
            return Names.of(business.isEmpty() ? environment.get("BUSINESS", "") : business,
                    imageSource.isEmpty() ? environment.get("IMAGE_SOURCE", "") : imageSource);
        } catch (IllegalArgumentException e) {
            throw new AbortException("imagelift: " + e.getMessage());
        }
    }
}
