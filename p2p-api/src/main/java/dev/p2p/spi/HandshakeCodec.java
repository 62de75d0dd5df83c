package dev.p2p.spi;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeIdentity;
import java.util.Optional;

/**
 * The payloads of the handshake.
 *
 * <p><b>Threading:</b> safe to share; nothing here waits.
 */
public interface HandshakeCodec {

  /** The payload of a Version message. */
  Bytes encodeVersion(VersionPayload version);

  /** Reads the payload of a Version message, strictly: nothing missing, nothing behind. */
  Parsed<VersionPayload> decodeVersion(Bytes payload);

  /** The payload of a VerAck message of ours. */
  Bytes encodeVerAck(NodeIdentity identity);

  /**
   * Reads the payload of a VerAck message.
   *
   * @return empty if it is not one of ours: others put nothing there, or anything
   */
  Optional<NodeIdentity> decodeVerAck(Bytes payload);
}
