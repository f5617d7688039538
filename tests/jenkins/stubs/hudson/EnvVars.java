package hudson;

import java.util.Map;
import java.util.TreeMap;

public class EnvVars extends TreeMap<String, String> {
  public EnvVars(EnvVars m) {}
  public String get(String key, String defaultValue) { throw new UnsupportedOperationException(); }
  public String expand(String s) { throw new UnsupportedOperationException(); }
}
