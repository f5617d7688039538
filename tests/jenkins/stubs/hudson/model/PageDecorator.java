package hudson.model;

import hudson.ExtensionList;

public abstract class PageDecorator {
  public static ExtensionList<PageDecorator> all() { return new ExtensionList<>(); }
}
