package dev.p2p.wire;

/**
 * Where a field lies in a frame; integers are little-endian.
 *
 * @param kind which one
 * @param offset from the start of the frame, in bytes
 * @param bytes how many it takes
 */
public record FrameField(Kind kind, int offset, int bytes) {

  /** The fields there are; no profile has all of them. */
  public enum Kind {
    /** How many bytes follow this field. */
    LENGTH,
    /** Which network the sender belongs to. */
    MAGIC,
    /** Which framing the sender speaks: four 16-bit fields, zero, major, minor and patch. */
    VERSION,
    /** Not covered by the checksum; an application may put any number there. */
    RESERVED,
    /** The first bytes of the digest of topic and payload. */
    CHECKSUM,
    /** The topic's number. */
    TOPIC
  }
}
