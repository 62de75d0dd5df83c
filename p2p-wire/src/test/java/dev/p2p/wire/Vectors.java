package dev.p2p.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The recorded vectors among the test resources. */
public final class Vectors {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Vectors() {}

  public static JsonNode read(String file) {
    try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream(file), file)) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  public static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** The vectors of one kind ({@code frames}, {@code malformed}, ...), of all profiles. */
  static Stream<FrameVector> frameVectors(String kind) {
    return DuskWire.profileNames().stream().flatMap(profile -> frameVectors(profile, kind));
  }

  private static Stream<FrameVector> frameVectors(String profile, String kind) {
    return read("frames-" + profile + ".json").get("networks").properties().stream()
        .flatMap(network ->
            elements(network.getValue().get(kind))
                .map(json -> new FrameVector(profile, network.getKey(), json)));
  }
}
