package dev.p2p.api;

/**
 * How a peer broke the protocol.
 *
 * @param kind which rule
 * @param detail the value and the limit, for people
 */
public record Violation(Kind kind, String detail) {

  /** The rules, in the order a frame is checked. */
  public enum Kind {
    /** The length field exceeds what the profile allows. */
    TOO_LONG,
    /** The magic number is not that of our network. */
    BAD_MAGIC,
    /** The protocol version of the frame is outside the profile's constraint. */
    BAD_VERSION,
    /** The length field is too small for the header. */
    TOO_SHORT,
    /** The checksum is not that of topic and payload. */
    BAD_CHECKSUM,
    /** The frame holds a checksum and nothing else. */
    NO_TOPIC,
    /** The payload exceeds what its topic allows. */
    PAYLOAD_TOO_LARGE,
    /** The topic may not be sent at all, or not by a peer of these services. */
    UNROUTABLE_TOPIC,
    /** The payload is not what its topic calls for. */
    MALFORMED_PAYLOAD
  }

  @Override
  public String toString() {
    return kind + ": " + detail;
  }
}
