package dev.p2p.spi;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeAddress;

/**
 * The payload by which peers tell each other where nodes can be reached, one address each.
 *
 * <p><b>Threading:</b> safe to share; nothing here waits.
 */
public interface AddressCodec {

  /**
   * The payload of Addr.
   *
   * @throws IllegalArgumentException if the protocol has no way to say this address
   */
  Bytes encode(NodeAddress address);

  /** Reads the payload of Addr. */
  Parsed<NodeAddress> decode(Bytes payload);
}
