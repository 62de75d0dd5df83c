package dev.p2p.app.admin;

import java.util.List;

/**
 * Everything that can be asked.
 *
 * <p><b>Threading:</b> immutable, safe to share.
 */
record Routes(List<Route> all) {

  /**
   * The route of a request.
   *
   * @throws RefusedException if there is no such path, or it takes another method
   */
  Route find(String method, String path) {
    List<Route> there = all.stream().filter(route -> route.path().equals(path)).toList();
    if (there.isEmpty()) {
      List<String> paths = all.stream().map(Route::path).distinct().toList();
      throw new RefusedException(HttpStatus.NOT_FOUND, "path", "must be one of " + paths, path);
    }
    return there.stream()
        .filter(route -> route.method().equals(method))
        .findFirst()
        .orElseThrow(() ->
            new RefusedException(
                HttpStatus.METHOD_NOT_ALLOWED,
                "method",
                "must be one of " + methods(path) + " for " + path,
                method));
  }

  /** Whether a path may be asked without the token. */
  boolean isOpen(String path) {
    return all.stream().anyMatch(route -> route.path().equals(path) && route.open());
  }

  /** The methods that a path takes. */
  List<String> methods(String path) {
    return all.stream().filter(route -> route.path().equals(path)).map(Route::method).toList();
  }
}
