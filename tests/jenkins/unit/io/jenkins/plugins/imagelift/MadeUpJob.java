package io.jenkins.plugins.imagelift;

import hudson.model.Job;
import hudson.model.Result;
import hudson.security.Permission;
import java.io.File;
import java.util.Map;
import java.util.TreeMap;

/** A job whose builds are added one after the other. */
final class MadeUpJob extends Job<MadeUpJob, MadeUpRun> {
    final TreeMap<Integer, MadeUpRun> builds = new TreeMap<>();
    int loaded;
    private final File folder;

    MadeUpJob(File folder) {
        this.folder = folder;
    }

    /** A build that has ended, with a report of each of acme's image sources. */
    MadeUpRun add(Result result, String... imageSources) {
        MadeUpRun build = new MadeUpRun(this, builds.isEmpty() ? 1 : builds.lastKey() + 1, result);
        for (String imageSource : imageSources) {
            build.publish(imageSource);
        }
        builds.put(build.getNumber(), build);
        return build;
    }

    @Override
    public File getRootDir() {
        return folder;
    }

    @Override
    public MadeUpRun getLastBuild() {
        return builds.isEmpty() ? null : builds.lastEntry().getValue();
    }

    @Override
    public MadeUpRun getBuildByNumber(int number) {
        return builds.get(number);
    }

    MadeUpRun before(int number) {
        loaded++;
        Map.Entry<Integer, MadeUpRun> before = builds.lowerEntry(number);
        return before == null ? null : before.getValue();
    }

    @Override
    public boolean isBuildable() {
        return true;
    }

    @Override
    public boolean hasPermission(Permission permission) {
        return true;
    }
}
