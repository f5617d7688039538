package org.kohsuke.stapler;

public class Stapler {
  private static final ThreadLocal<StaplerRequest2> CURRENT = new ThreadLocal<>();

  public static StaplerRequest2 getCurrentRequest2() { return CURRENT.get(); }
}
