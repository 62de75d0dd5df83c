package dev.p2p.api;

/**
 * What nodes of ours tell each other in the handshake beyond what the protocol asks for.
 *
 * @param nonce drawn at start; tells two nodes apart, and a node its own voice
 * @param listenPort where it accepts connections, 1 to 65535, or 0 if it does not
 * @param capabilities a bit each; unknown ones are ignored
 * @param software name and version, for people; at most 64 bytes of UTF-8, no control characters,
 *     as it ends up in logs
 */
public record NodeIdentity(long nonce, int listenPort, long capabilities, String software) {

  /** Longest {@link #software}, in bytes of UTF-8. */
  public static final int SOFTWARE_BYTES_MAX = 64;

  /** The capability to tell and ask for messages by id, on topics only such nodes are sent. */
  public static final long REPAIRS = 1;

  /** The capability to put the number of a question on its answers. */
  public static final long NUMBERS_ANSWERS = 2;

  private static final int PORT_MAX = 0xffff;

  /** Checks the ranges. */
  public NodeIdentity {
    if (listenPort < 0 || listenPort > PORT_MAX) {
      throw new IllegalArgumentException(
          "listenPort must be 0 to %d, was %d".formatted(PORT_MAX, listenPort));
    }
    int softwareBytes = Bytes.utf8(software).length();
    if (softwareBytes > SOFTWARE_BYTES_MAX) {
      throw new IllegalArgumentException(
          "software must have at most %d bytes, had %d"
              .formatted(SOFTWARE_BYTES_MAX, softwareBytes));
    }
    if (software.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("software must not have control characters");
    }
  }

  /** Whether it has the capability {@link #REPAIRS}. */
  public boolean repairs() {
    return (capabilities & REPAIRS) != 0;
  }

  /** Whether it has the capability {@link #NUMBERS_ANSWERS}. */
  public boolean numbersAnswers() {
    return (capabilities & NUMBERS_ANSWERS) != 0;
  }
}
