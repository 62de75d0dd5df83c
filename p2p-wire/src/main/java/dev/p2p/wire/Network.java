package dev.p2p.wire;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which network a node belongs to. Frames carry its magic number, so that nodes of two networks
 * part at the first frame; in a profile without magic numbers it is not looked at.
 *
 * @param name for people, such as {@code testnet}
 * @param magic any 32 bits, unsigned
 */
public record Network(String name, int magic) {

  /** The production network. */
  public static final Network MAINNET = new Network("mainnet", 0x7630401f);

  /** The test network, which the original's nodes use whatever they are told. */
  public static final Network TESTNET = new Network("testnet", 0x74746e41);

  /** For development. */
  public static final Network DEVNET = new Network("devnet", 0x74736e40);

  /** For load tests. */
  public static final Network STRESSNET = new Network("stressnet", 0x74726e39);

  private static final List<Network> NAMED = List.of(MAINNET, TESTNET, DEVNET, STRESSNET);
  private static final Pattern MAGIC = Pattern.compile("0x[0-9a-fA-F]{1,8}");
  private static final int HEX = 16;

  /** Checks the name. */
  public Network {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a network's name must not be blank");
    }
  }

  /** The networks that have a name of their own. */
  public static List<Network> named() {
    return NAMED;
  }

  /** The network with that magic number: a named one if there is, else one named after it. */
  public static Network ofMagic(int magic) {
    return NAMED.stream()
        .filter(network -> network.magic == magic)
        .findFirst()
        .orElseGet(() -> new Network(magicText(magic), magic));
  }

  /**
   * Reads a network's name, or its magic number as one to eight hexadecimal digits: {@code
   * 0x74746e41}.
   *
   * @throws IllegalArgumentException if {@code text} is neither; the message lists the names
   */
  public static Network parse(String text) {
    if (MAGIC.matcher(text).matches()) {
      return ofMagic(Integer.parseUnsignedInt(text.substring("0x".length()), HEX));
    }
    return find(text)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "a network is one of %s, or a magic number such as %s; was \"%s\""
                    .formatted(names(), magicText(TESTNET.magic), text)));
  }

  private static Optional<Network> find(String name) {
    return NAMED.stream().filter(network -> network.name.equals(name)).findFirst();
  }

  private static String names() {
    return String.join(", ", NAMED.stream().map(Network::name).toList());
  }

  /** A magic number as it is written in configurations and messages. */
  static String magicText(int magic) {
    return "0x%08x".formatted(magic);
  }

  @Override
  public String toString() {
    return name;
  }
}
