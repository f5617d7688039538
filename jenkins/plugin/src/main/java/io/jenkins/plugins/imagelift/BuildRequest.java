package io.jenkins.plugins.imagelift;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Job;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.SimpleParameterDefinition;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.ParameterizedJobMixIn;

/** A build of a job for a business and an image source; its other parameters take their defaults. */
final class BuildRequest {
    private static final int USUAL_QUIET_PERIOD = -1;

    private BuildRequest() {}

    static boolean isPossible(Job<?, ?> job) {
        ParametersDefinitionProperty defined = job.getProperty(ParametersDefinitionProperty.class);
        return job instanceof ParameterizedJobMixIn.ParameterizedJob && job.isBuildable() && defined != null
                && defined.getParameterDefinition("BUSINESS") instanceof SimpleParameterDefinition
                && defined.getParameterDefinition("IMAGE_SOURCE") instanceof SimpleParameterDefinition;
    }

    /** Why the job does not take these values, in a sentence; empty: it does. */
    static String refusal(Job<?, ?> job, Names names) {
        if (!isPossible(job)) {
            return "This job cannot be built with BUSINESS and IMAGE_SOURCE.";
        }
        try {
            valuesFor(job, names);
            return "";
        } catch (IllegalArgumentException e) {
            return PlainText.line(e.getMessage(), 300);
        }
    }

    /** @param names that are not refused */
    static void schedule(Job<?, ?> job, Names names) {
        ParameterizedJobMixIn.scheduleBuild2(job, USUAL_QUIET_PERIOD, new ParametersAction(valuesFor(job, names)),
                new CauseAction(new Cause.UserIdCause()));
    }

    private static List<ParameterValue> valuesFor(Job<?, ?> job, Names names) {
        List<ParameterValue> values = new ArrayList<>();
        for (ParameterDefinition each : job.getProperty(ParametersDefinitionProperty.class).getParameterDefinitions()) {
            ParameterValue value = valueOf(each, names);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private static ParameterValue valueOf(ParameterDefinition definition, Names names) {
        return switch (definition.getName()) {
            case "BUSINESS" -> checked(definition, names.business());
            case "IMAGE_SOURCE" -> checked(definition, names.imageSource());
            default -> definition.getDefaultParameterValue();
        };
    }

    private static ParameterValue checked(ParameterDefinition definition, String given) {
        ParameterValue value = ((SimpleParameterDefinition) definition).createValue(given);
        if (value == null || !definition.isValid(value)) {
            throw new IllegalArgumentException("This job does not offer that " + definition.getName() + ".");
        }
        return value;
    }
}
