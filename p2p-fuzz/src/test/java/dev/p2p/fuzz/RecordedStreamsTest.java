package dev.p2p.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.p2p.api.Bytes;
import dev.p2p.wire.DuskWire;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The streams recorded from the original, as inputs of {@link BytesTarget}. */
final class RecordedStreamsTest {

  private static final Path VECTORS = Path.of("../p2p-wire/src/test/resources/dev/p2p/wire");
  private static final int NO_TEARS = 0;

  @ParameterizedTest
  @MethodSource("dev.p2p.wire.DuskWire#profileNames")
  void everyRecordedStreamHolds(String profile) {
    List<Bytes> streams = streams(profile);
    assertThat(streams).hasSizeGreaterThan(50);
    assertThatCode(() -> streams.forEach(stream -> run(profile, stream)))
        .doesNotThrowAnyException();
  }

  private static void run(String profile, Bytes stream) {
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    input.write(DuskWire.profileNames().indexOf(profile));
    input.write(NO_TEARS);
    input.writeBytes(stream.toByteArray());
    BytesTarget.fuzzerTestOneInput(input.toByteArray());
  }

  private static List<Bytes> streams(String profile) {
    JsonNode file =
        JsonMapper.shared().readTree(VECTORS.resolve("frames-" + profile + ".json").toFile());
    List<Bytes> streams = new ArrayList<>();
    for (JsonNode network : file.get("networks")) {
      network.get("frames").forEach(frame -> add(frame.path("frame_hex"), streams));
      network.get("malformed").forEach(broken -> add(broken.path("stream_hex"), streams));
    }
    return streams;
  }

  /** Large ones are recorded as formulas and left out. */
  private static void add(JsonNode hex, List<Bytes> streams) {
    if (hex.isString()) {
      streams.add(Bytes.hex(hex.stringValue()));
    }
  }
}
