package dev.p2p.app.admin;

import java.util.List;
import java.util.function.Function;

/**
 * What can be asked.
 *
 * <p><b>Threading:</b> immutable, safe to share; {@code answer} runs on as many threads at once as
 * {@link AdminLimits#threads} allows.
 *
 * @param method of HTTP
 * @param path exactly
 * @param open whether it may be asked without the token
 * @param parameters that may stand behind the question mark
 * @param fields that the body may have; none for GET and DELETE, which have no body
 * @param answer may throw a {@link RefusedException}
 */
record Route(
    String method,
    String path,
    boolean open,
    List<String> parameters,
    List<String> fields,
    Function<AdminRequest, AdminReply> answer) {

  static Route get(
      String path, List<String> parameters, Function<AdminRequest, AdminReply> answer) {
    return new Route("GET", path, false, parameters, List.of(), answer);
  }

  /** One that says so little that nobody needs a token. */
  static Route open(String path, Function<AdminRequest, AdminReply> answer) {
    return new Route("GET", path, true, List.of(), List.of(), answer);
  }

  static Route post(String path, List<String> fields, Function<AdminRequest, AdminReply> answer) {
    return new Route("POST", path, false, List.of(), fields, answer);
  }

  static Route put(String path, List<String> fields, Function<AdminRequest, AdminReply> answer) {
    return new Route("PUT", path, false, List.of(), fields, answer);
  }

  static Route delete(
      String path, List<String> parameters, Function<AdminRequest, AdminReply> answer) {
    return new Route("DELETE", path, false, parameters, List.of(), answer);
  }

  boolean hasBody() {
    return method.equals("POST") || method.equals("PUT");
  }
}
