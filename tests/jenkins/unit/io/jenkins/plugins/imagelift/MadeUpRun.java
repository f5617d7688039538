package io.jenkins.plugins.imagelift;

import hudson.model.Action;
import hudson.model.Result;
import hudson.model.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A build whose runs are of the business acme. */
final class MadeUpRun extends Run<MadeUpJob, MadeUpRun> {
    final List<Action> actions = new ArrayList<>();
    boolean building;
    boolean keepLog;
    private final MadeUpJob job;
    private final int number;
    private final Result result;

    MadeUpRun(MadeUpJob job, int number, Result result) {
        this.job = job;
        this.number = number;
        this.result = result;
    }

    static Names names(String imageSource) {
        return new Names("acme", imageSource);
    }

    static String key(String imageSource) {
        return names(imageSource).key();
    }

    /** It stands in place of those builds, 0: of none; none given: nobody knows. */
    MadeUpRun publish(String imageSource, Integer... from) {
        String json = "{\"schema\": 1, \"run\": {\"business\": \"acme\", \"image_source\": \"" + imageSource
                + "\"}, \"counts\": {\"images\": 3}}";
        return add(Summary.parse(json), true, from);
    }

    /** An aborted run: its store and no report. */
    MadeUpRun interrupt(String imageSource, Integer... from) {
        return add(Summary.interrupted(names(imageSource)), false, from);
    }

    MadeUpRun fail(String imageSource) {
        return add(Summary.failed(names(imageSource), "", "no image was listed"), false);
    }

    private MadeUpRun add(Summary summary, boolean report, Integer... from) {
        HistoryOrigin origin = from.length == 0 ? null : new HistoryOrigin(summary.names().key(),
                Arrays.stream(from).filter(each -> each != 0).toList(), 0);
        ImageliftAction action = new ImageliftAction("imagelift", summary, report, 0, "").from(origin);
        action.onAttached(this);
        actions.add(action);
        return this;
    }

    /** As Jenkins tells the plugin when a build has ended. */
    MadeUpRun end() {
        new FinishedRuns().onCompleted(this, null);
        return this;
    }

    @Override
    public MadeUpJob getParent() {
        return job;
    }

    @Override
    public MadeUpRun getPreviousBuild() {
        return job.before(number);
    }

    @Override
    public int getNumber() {
        return number;
    }

    @Override
    public Result getResult() {
        return result;
    }

    @Override
    public boolean isBuilding() {
        return building;
    }

    @Override
    public String getWhyKeepLog() {
        return keepLog ? "kept" : null;
    }

    @Override
    public void keepLog(boolean kept) {
        keepLog = kept;
    }

    @Override
    public synchronized void save() {
        // its fields are all there is
    }

    @Override
    public void addAction(Action action) {
        actions.add(action);
    }

    @Override
    public <T extends Action> List<T> getActions(Class<T> type) {
        return actions.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
