package dev.p2p.spi;

import dev.p2p.api.Topic;
import dev.p2p.api.WireProfile;

/**
 * Everything a node knows of bytes on the wire.
 *
 * <p><b>Threading:</b> immutable, safe to share.
 */
public interface WireProtocol {

  /** The dialect. */
  WireProfile profile();

  /** Its frames. */
  FrameCodec frames();

  /** The payloads of its handshake. */
  HandshakeCodec handshake();

  /** What its other payloads must be like. */
  PayloadRules payloads();

  /**
   * This protocol with one more topic.
   *
   * @throws IllegalArgumentException if its number or name clashes, or its payload is too large
   */
  WireProtocol with(Topic topic);
}
