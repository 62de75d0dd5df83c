package dev.p2p.app.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Files below {@code deploy}, as trees. */
final class Yaml {

  static final Path DEPLOY = Path.of("..", "deploy");

  private static final YAMLMapper MAPPER = YAMLMapper.builder().build();

  private Yaml() {}

  static JsonNode read(String file) throws IOException {
    return MAPPER.readTree(Files.readString(DEPLOY.resolve(file)));
  }

  /** The texts at a path in each of the elements of a list. */
  static List<String> texts(JsonNode list, String pointer) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(element -> element.at(pointer))
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .toList();
  }
}
