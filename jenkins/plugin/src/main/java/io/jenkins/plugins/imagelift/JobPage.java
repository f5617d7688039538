package io.jenkins.plugins.imagelift;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import jenkins.model.TransientActionFactory;
import java.util.Collection;
import java.util.List;

/** Gives every job that has published a run its page. */
@Extension
@SuppressWarnings("rawtypes")
public final class JobPage extends TransientActionFactory<Job> {
    @Override
    public Class<Job> type() {
        return Job.class;
    }

    @Override
    public Class<? extends Action> actionType() {
        return ImageliftJobAction.class;
    }

    @Override
    public Collection<? extends Action> createFor(Job job) {
        return new RunsFile(job.getRootDir()).exists() ? List.of(new ImageliftJobAction(job)) : List.of();
    }
}
