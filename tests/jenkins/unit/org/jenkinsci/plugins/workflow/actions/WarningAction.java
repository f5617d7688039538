package org.jenkinsci.plugins.workflow.actions;

import hudson.model.Result;

/** As much of workflow-api's as the plugin asks for by name. */
public class WarningAction {
    public final Result result;
    public String message;

    public WarningAction(Result result) {
        this.result = result;
    }

    public WarningAction withMessage(String told) {
        message = told;
        return this;
    }
}
