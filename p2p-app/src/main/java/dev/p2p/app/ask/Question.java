package dev.p2p.app.ask;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a node is asked.
 *
 * @param method of HTTP
 * @param path such as {@code /peers}
 * @param parameters behind the question mark, in order
 * @param body of POST and PUT
 */
public record Question(
    String method, String path, Map<String, String> parameters, Optional<ObjectNode> body) {

  /** Something to be told. */
  public static Question get(String path) {
    return new Question("GET", path, Map.of(), Optional.empty());
  }

  /** Something to be added. */
  public static Question post(String path, ObjectNode body) {
    return new Question("POST", path, Map.of(), Optional.of(body));
  }

  /** Something to be changed. */
  public static Question put(String path, ObjectNode body) {
    return new Question("PUT", path, Map.of(), Optional.of(body));
  }

  /** Something to be removed. */
  public static Question delete(String path) {
    return new Question("DELETE", path, Map.of(), Optional.empty());
  }

  /** The same, with a parameter if there is a value for it. */
  public Question with(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, value.toString());
    return new Question(method, path, more, body);
  }

  /** Path and parameters, as they stand in the request. */
  String target() {
    if (parameters.isEmpty()) {
      return path;
    }
    return parameters.entrySet().stream()
        .map(pair ->
            pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", path + "?", ""));
  }
}
