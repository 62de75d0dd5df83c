package dev.p2p.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.ProtocolVersion;
import dev.p2p.api.Violation;
import dev.p2p.spi.HandshakeCodec;
import dev.p2p.spi.Parsed;
import dev.p2p.spi.VersionPayload;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link HandshakeCodec} must do: what nodes of ours say comes back as it was, a Version
 * is read strictly, and a VerAck of others is nobody's mistake. An adapter's test extends this.
 */
public abstract class HandshakeCodecContract {

  private static final int GARBAGE_PAYLOADS = 2_000;
  private static final int GARBAGE_BYTES_MAX = 100;

  private static final List<VersionPayload> VERSIONS =
      List.of(
          new VersionPayload(new ProtocolVersion(0, 0, 0), 0, 0),
          new VersionPayload(new ProtocolVersion(1, 2, 3), 1_767_225_600L, 1),
          new VersionPayload(new ProtocolVersion(255, 255, 65_535), Long.MAX_VALUE, -1),
          new VersionPayload(new ProtocolVersion(255, 0, 256), -1, Long.MIN_VALUE));

  private static final List<NodeIdentity> IDENTITIES =
      List.of(
          new NodeIdentity(0, 0, 0, ""),
          new NodeIdentity(1, 7_000, 5, "p2p/1.2.3"),
          new NodeIdentity(-1, 65_535, -1, "x".repeat(NodeIdentity.SOFTWARE_BYTES_MAX)),
          new NodeIdentity(Long.MIN_VALUE, 32_768, Long.MIN_VALUE, "Knöterich 🌿"));

  /** For the adapter's test. */
  protected HandshakeCodecContract() {}

  /** The codec to test. */
  protected abstract HandshakeCodec codec();

  @Test
  void aVersionComesBackAsItWas() {
    for (VersionPayload version : VERSIONS) {
      assertThat(codec().decodeVersion(codec().encodeVersion(version)))
          .isEqualTo(new Parsed.Good<>(version));
    }
  }

  @Test
  void aVersionThatLacksAByteIsBad() {
    for (VersionPayload version : VERSIONS) {
      Bytes payload = codec().encodeVersion(version);
      for (int length = 0; length < payload.length(); length++) {
        requireBad(payload.slice(0, length));
      }
    }
  }

  @Test
  void aVersionWithAByteBehindItIsBad() {
    for (VersionPayload version : VERSIONS) {
      byte[] payload = codec().encodeVersion(version).toByteArray();
      byte[] longer = new byte[payload.length + 1];
      System.arraycopy(payload, 0, longer, 0, payload.length);
      requireBad(Bytes.wrap(longer));
    }
  }

  @Test
  void whatANodeOfOursSaysInItsVerAckComesBackAsItWas() {
    for (NodeIdentity identity : IDENTITIES) {
      assertThat(codec().decodeVerAck(codec().encodeVerAck(identity))).contains(identity);
    }
  }

  @Test
  void anEmptyVerAckIsNotOneOfOurs() {
    assertThat(codec().decodeVerAck(Bytes.EMPTY)).isEmpty();
  }

  @Test
  void aVerAckOfOursThatLacksItsEndIsNeverTakenForAnotherNodes() {
    for (NodeIdentity identity : IDENTITIES) {
      Bytes payload = codec().encodeVerAck(identity);
      for (int length = 0; length < payload.length(); length++) {
        // Where the rest may be left out, what is there is still what was said.
        assertThat(codec().decodeVerAck(payload.slice(0, length)).map(NodeIdentity::nonce))
            .as("%d of %d bytes of %s", length, payload.length(), identity)
            .isIn(Optional.empty(), Optional.of(identity.nonce()));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 20260101})
  void whateverOthersPutInAVerAckIsNotOneOfOurs(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < GARBAGE_PAYLOADS; i++) {
      Bytes garbage = RandomBytes.of(random, random.nextInt(GARBAGE_BYTES_MAX));
      assertThat(codec().decodeVerAck(garbage)).as("payload %d of seed %d", i, seed).isEmpty();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 20260101})
  void whateverComesAsAVersionIsAnsweredAndWhatIsGoodSaysWhatItIs(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < GARBAGE_PAYLOADS; i++) {
      Bytes payload = RandomBytes.of(random, random.nextInt(GARBAGE_BYTES_MAX));
      if (codec().decodeVersion(payload) instanceof Parsed.Good<VersionPayload>(var version)) {
        assertThat(codec().encodeVersion(version))
            .as("payload %d of seed %d", i, seed)
            .isEqualTo(payload);
      }
    }
  }

  private void requireBad(Bytes payload) {
    Parsed<VersionPayload> parsed = codec().decodeVersion(payload);
    assertThat(parsed).as("a Version of %s", payload).isInstanceOf(Parsed.Bad.class);
    assertThat(((Parsed.Bad<VersionPayload>) parsed).violation().kind())
        .isEqualTo(Violation.Kind.MALFORMED_PAYLOAD);
  }
}
