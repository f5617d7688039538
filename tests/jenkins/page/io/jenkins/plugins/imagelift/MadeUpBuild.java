package io.jenkins.plugins.imagelift;

import hudson.model.Job;
import hudson.model.JobProperty;
import hudson.model.Result;
import hudson.model.Run;
import hudson.security.Permission;
import java.io.File;
import jenkins.model.ParameterizedJobMixIn;

/** Build #12 of a job with a hostile name, as pages read it. */
public final class MadeUpBuild extends Run<MadeUpBuild.MadeUpJob, MadeUpBuild> {
    private final MadeUpJob job;

    MadeUpBuild(File jobFolder) {
        job = new MadeUpJob(jobFolder);
    }

    @Override
    public MadeUpJob getParent() {
        return job;
    }

    @Override
    public int getNumber() {
        return 12;
    }

    @Override
    public Result getResult() {
        return null;
    }

    public String getUrl() {
        return job.getUrl() + "12/";
    }

    /** Its job, which everybody may build. */
    public static final class MadeUpJob extends Job<MadeUpJob, MadeUpBuild> implements ParameterizedJobMixIn.ParameterizedJob {
        private final File folder;

        MadeUpJob(File folder) {
            this.folder = folder;
        }

        @Override
        public File getRootDir() {
            return folder;
        }

        @Override
        public boolean isBuildable() {
            return true;
        }

        @Override
        public boolean hasPermission(Permission permission) {
            return true;
        }

        @Override
        @SuppressWarnings("rawtypes")
        public <T extends JobProperty> T getProperty(Class<T> type) {
            return type.cast(MadeUpParameters.both());
        }

        public String getUrl() {
            return "job/folder/job/ads/";
        }

        public String getFullDisplayName() {
            return "folder » <img src=x> 'ads' \"";
        }
    }
}
