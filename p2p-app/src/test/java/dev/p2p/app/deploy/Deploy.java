package dev.p2p.app.deploy;

import dev.p2p.app.config.NodeConfig;
import dev.p2p.app.config.NodeConfigFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files below {@code deploy} that are no YAML. */
final class Deploy {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Deploy() {}

  static Path file(String name) {
    return Yaml.DEPLOY.resolve(name);
  }

  static String text(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String name) {
    return JSON.readTree(text(name));
  }

  /** As the node reads it. */
  static NodeConfig node(String name) {
    return NodeConfigFile.read(file(name));
  }

  static List<String> strings(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
  }
}
