package dev.p2p.api;

import java.util.HexFormat;

/**
 * Who a peer is, which is not where it is: with plain peers what the handshake yields, the nonce of
 * a peer of ours, else its address and port.
 *
 * @param value unique among the connected peers of a node
 */
public record PeerId(String value) implements Comparable<PeerId> {

  private static final String NONCE_PREFIX = "node-";

  /** The id of a peer of ours, by the nonce it drew when it started. */
  public static PeerId ofNonce(long nonce) {
    return new PeerId(NONCE_PREFIX + HexFormat.of().toHexDigits(nonce));
  }

  /** The id of a peer that has no nonce. */
  public static PeerId ofAddress(NodeAddress address) {
    return new PeerId(address.toString());
  }

  @Override
  public int compareTo(PeerId that) {
    return value.compareTo(that.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
