package hudson.model;

import java.io.File;

public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends AbstractItem {
  public abstract boolean isBuildable();
  public RunT getLastBuild() { throw new UnsupportedOperationException(); }
  public RunT getBuildByNumber(int n) { throw new UnsupportedOperationException(); }
  @SuppressWarnings("rawtypes")
  public <T extends JobProperty> T getProperty(Class<T> clazz) { throw new UnsupportedOperationException(); }
}
