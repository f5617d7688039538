package io.jenkins.plugins.imagelift;

import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.Arrays;
import java.util.List;
import jenkins.model.Jenkins;

/** Answers of forms to those who may change what the form is about; to others nothing is told. */
final class FieldChecks {
    private FieldChecks() {}

    /** @param item the job that is configured; null: none is */
    static boolean mayConfigure(Item item) {
        return item == null ? mayAdminister() : item.hasPermission(Item.CONFIGURE);
    }

    static boolean mayAdminister() {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER);
    }

    /** @param wrong a sentence; empty: nothing is */
    static FormValidation answer(boolean may, String wrong) {
        return !may || wrong.isEmpty() ? FormValidation.ok() : FormValidation.error(wrong);
    }

    static List<String> installations() {
        return Arrays.stream(ImageliftInstallation.configured()).map(ImageliftInstallation::getName).toList();
    }

    /**
     * The installations to choose from.
     *
     * @param chosen stays in the list where it is no longer one, so that saving a form does not change it
     */
    static ListBoxModel tools(boolean may, String none, String chosen) {
        ListBoxModel tools = new ListBoxModel();
        tools.add(none, "");
        if (may) {
            List<String> there = installations();
            there.forEach(tools::add);
            if (!chosen.isEmpty() && !there.contains(chosen)) {
                tools.add(chosen + " (not there)", chosen);
            }
        }
        return tools;
    }
}
