package dev.p2p.api;

/** The one spelling of an IPv6 address: RFC 5952, section 4. */
final class Ipv6Text {

  static final int BYTES = 16;
  private static final int GROUPS = BYTES / 2;

  private Ipv6Text() {}

  /** Lower case, no leading zeros, the longest (first of equals) run of two or more zeros as ::. */
  static String format(byte[] address) {
    int runStart = -1;
    int runLength = 1;
    for (int i = 0; i < GROUPS; i++) {
      int length = zerosFrom(address, i);
      if (length > runLength) {
        runStart = i;
        runLength = length;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == runStart) {
        text.append("::");
        i += runLength - 1;
      } else {
        boolean first = text.isEmpty() || text.charAt(text.length() - 1) == ':';
        text.append(first ? "" : ":").append(Integer.toHexString(group(address, i)));
      }
    }
    return text.toString();
  }

  private static int zerosFrom(byte[] address, int start) {
    int i = start;
    while (i < GROUPS && group(address, i) == 0) {
      i++;
    }
    return i - start;
  }

  private static int group(byte[] address, int i) {
    return Byte.toUnsignedInt(address[2 * i]) << 8 | Byte.toUnsignedInt(address[2 * i + 1]);
  }
}
