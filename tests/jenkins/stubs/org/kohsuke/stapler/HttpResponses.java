package org.kohsuke.stapler;

public class HttpResponses {
  public abstract static class HttpResponseException extends RuntimeException implements HttpResponse {}
  public static HttpResponseException errorWithoutStack(int code, String errorMessage) { throw new UnsupportedOperationException(); }
  public static HttpResponseException redirectViaContextPath(String relative) { throw new UnsupportedOperationException(); }
  public static HttpRedirect redirectTo(String url) { throw new UnsupportedOperationException(); }
}
