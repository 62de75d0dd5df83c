package dev.p2p.fuzz;

import dev.p2p.api.NodeAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** {@link NodeAddress#parse}: a text is refused, or has one spelling that means the same. */
public final class AddressesTarget {

  private AddressesTarget() {}

  /** Parses {@code data} as UTF-8. */
  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    NodeAddress address;
    try {
      address = NodeAddress.parse(text);
    } catch (IllegalArgumentException refused) {
      return;
    }
    Expect.equal(address, NodeAddress.parse(address.toString()), "the address, read again");
    if (address.host().indexOf('%') < 0) {
      Expect.equal(address.host().toLowerCase(Locale.ROOT), address.host(), "the host");
    }
    boolean printable = address.toString().chars().noneMatch(Character::isISOControl);
    Expect.that(printable, "an address must be fit for a log, was %s", address);
  }
}
