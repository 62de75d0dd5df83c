package dev.p2p.testcontainers;

import dev.p2p.api.NodeAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The configuration file of a node in a container. What it says of the container's own affairs, its
 * ports and files, stands; everything else may be given.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class NodeConfiguration {

  /** Where the configuration is in the container. */
  static final String FILE = "/etc/p2p/node.json";

  /** Where the token of the admin endpoint is. */
  static final String TOKEN_FILE = "/etc/p2p/admin.token";

  /** Where the node keeps what it must have after a restart. */
  static final String STATE_FOLDER = "/var/lib/p2p";

  /** Where the node listens for peers. */
  static final int PORT = 7000;

  /** Where it can be asked. */
  static final int ADMIN_PORT = 7001;

  private static final List<String> OWN = List.of("listen", "admin.listen", "admin.tokenFile");

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

  private final ObjectNode given =
      JsonNodeFactory.instance
          .objectNode()
          .put("stateFolder", STATE_FOLDER)
          .put("storeFile", STATE_FOLDER + "/messages.store");

  /**
   * Takes over what an object says, key by key.
   *
   * @throws IllegalArgumentException if it is no JSON object, or names what is the container's, or
   *     leaves no place for it
   */
  void merge(String json) {
    JsonNode read;
    try {
      read = MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "the configuration must be JSON: " + e.getOriginalMessage(), e);
    }
    if (!(read instanceof ObjectNode object)) {
      throw new IllegalArgumentException(
          "the configuration must be a JSON object, was " + read.getNodeType());
    }
    for (String key : OWN) {
      if (!object.at("/" + key.replace('.', '/')).isMissingNode()) {
        throw new IllegalArgumentException(
            "%s must not be given: the container needs it".formatted(key));
      }
    }
    if (!object.path("admin").isMissingNode() && !object.path("admin").isObject()) {
      throw new IllegalArgumentException(
          "admin must be an object: the container needs some of its settings");
    }
    merge(given, object);
  }

  /** Sets one setting. */
  void set(String key, String value) {
    given.put(key, value);
  }

  /**
   * Adds to the nodes it begins with.
   *
   * @throws IllegalArgumentException if they were given, and are no list
   */
  void addBootstrap(NodeAddress address) {
    JsonNode there = given.path("bootstrap");
    if (!there.isMissingNode() && !there.isNull() && !there.isArray()) {
      throw new IllegalArgumentException("bootstrap must be a list to be added to, was " + there);
    }
    given.withArray("/bootstrap").add(address.toString());
  }

  /** The file's text. */
  String text() {
    ObjectNode whole = given.deepCopy();
    whole.put("listen", "0.0.0.0:" + PORT);
    whole.withObject("/admin").put("listen", "0.0.0.0:" + ADMIN_PORT).put("tokenFile", TOKEN_FILE);
    return whole.toPrettyString();
  }

  private static void merge(ObjectNode into, ObjectNode from) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    from.propertyStream().forEach(field -> fields.put(field.getKey(), field.getValue()));
    fields.forEach((key, value) -> {
      if (value instanceof ObjectNode object && into.get(key) instanceof ObjectNode there) {
        merge(there, object);
      } else {
        into.set(key, value);
      }
    });
  }
}
