package dev.p2p.api;

/**
 * The version a node states in its handshake.
 *
 * @param major 0 to 255; nodes of different majors refuse each other
 * @param minor 0 to 255; free
 * @param patch 0 to 65535; free
 */
public record ProtocolVersion(int major, int minor, int patch) {

  private static final int BYTE_MAX = 0xff;
  private static final int SHORT_MAX = 0xffff;

  /** Checks the ranges. */
  public ProtocolVersion {
    require("major", major, BYTE_MAX);
    require("minor", minor, BYTE_MAX);
    require("patch", patch, SHORT_MAX);
  }

  private static void require(String name, int value, int max) {
    if (value < 0 || value > max) {
      throw new IllegalArgumentException("%s must be 0 to %d, was %d".formatted(name, max, value));
    }
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
