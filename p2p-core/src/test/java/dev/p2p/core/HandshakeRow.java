package dev.p2p.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import java.util.List;

/**
 * A row in a table of handshakes.
 *
 * @param side how node and peer meet
 * @param says what the peer says, for people
 * @param sent the same in frames; the node has dealt with one before the next is sent
 * @param outcome as {@link HandshakeScene#outcome}
 */
record HandshakeRow(HandshakeSide side, String says, List<Bytes> sent, String outcome) {

  /** Plays it, and looks at what the node tells of it afterwards. */
  void play() {
    try (HandshakeScene scene = new HandshakeScene(side)) {
      sent.forEach(scene::say);
      assertThat(scene.outcome()).as(toString()).isEqualTo(outcome);
      scene.assertToldTheSameEverywhere();
    }
  }

  @Override
  public String toString() {
    return "%s, peer says %s: %s".formatted(side, says, outcome);
  }
}
