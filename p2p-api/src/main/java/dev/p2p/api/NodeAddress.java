package dev.p2p.api;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a node listens or dials: host and port. The host is an IPv4 address, an IPv6 address or a
 * name; addresses are kept in one spelling each, so that equal ones are equal: an IPv4-mapped IPv6
 * address becomes the IPv4 one, IPv6 is written as RFC 5952 says. Names are not looked up here.
 *
 * @param host without brackets
 * @param port 0 to 65535; 0 asks the system to pick one when listening
 */
public record NodeAddress(String host, int port) implements Comparable<NodeAddress> {

  private static final int PORT_MAX = 0xffff;
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,5}");
  private static final Pattern NUMERIC = Pattern.compile("[0-9.]+");
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\\.(?!$)|$)){4}");
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]*)(\\.[A-Za-z0-9_-]+)*\\.?");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]+(%[^\\s\\p{Cc}/%\\]]+)?");

  /**
   * Checks and normalises.
   *
   * @throws IllegalArgumentException if the host or the port is not one
   */
  public NodeAddress {
    if (port < 0 || port > PORT_MAX) {
      throw new IllegalArgumentException("port must be 0 to %d, was %d".formatted(PORT_MAX, port));
    }
    host = normalise(host);
  }

  /**
   * Reads {@code host:port}, with an IPv6 host in brackets: {@code 127.0.0.1:7000}, {@code
   * node.example:7000}, {@code [::1]:7000}.
   *
   * @throws IllegalArgumentException if {@code text} is anything else; the message says why
   */
  public static NodeAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("\"%s\" has no port: write HOST:PORT".formatted(text));
    }
    String host = text.substring(0, colon);
    String port = text.substring(colon + 1);
    if (!DIGITS.matcher(port).matches()) {
      throw new IllegalArgumentException(
          "\"%s\": the port must be 0 to %d, was \"%s\"".formatted(text, PORT_MAX, port));
    }
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
      if (host.indexOf(':') < 0) {
        throw new IllegalArgumentException(
            "\"%s\": only an IPv6 address stands in brackets".formatted(text));
      }
    } else if (host.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "\"%s\": an IPv6 address needs brackets, as in [::1]:7000".formatted(text));
    }
    return new NodeAddress(host, Integer.parseInt(port));
  }

  /**
   * The address of a socket.
   *
   * @throws IllegalArgumentException if {@code socket} is unresolved and its host is not a name
   */
  public static NodeAddress of(InetSocketAddress socket) {
    InetAddress address = socket.getAddress();
    String host = address == null ? socket.getHostString() : address.getHostAddress();
    return new NodeAddress(host, socket.getPort());
  }

  /** This host with another port. */
  public NodeAddress withPort(int otherPort) {
    return new NodeAddress(host, otherPort);
  }

  /** Orders by host, as text, then by port: any order will do, as long as it is always the same. */
  @Override
  public int compareTo(NodeAddress that) {
    int order = host.compareTo(that.host);
    return order != 0 ? order : Integer.compare(port, that.port);
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
  }

  /** Whether a host is an IPv4 address. */
  static boolean isIpv4(String host) {
    return IPV4.matcher(host).matches();
  }

  private static String normalise(String host) {
    if (host.indexOf(':') >= 0) {
      return normaliseIpv6(host);
    }
    boolean valid = NUMERIC.matcher(host).matches() ? isIpv4(host) : NAME.matcher(host).matches();
    if (!valid) {
      throw new IllegalArgumentException(
          "\"%s\" is neither an IP address nor a host name".formatted(host));
    }
    return host.toLowerCase(Locale.ROOT);
  }

  private static String normaliseIpv6(String host) {
    int zone = host.indexOf('%');
    String suffix = zone < 0 ? "" : host.substring(zone);
    String literal = zone < 0 ? host : host.substring(0, zone);
    try {
      // A text with a colon is never looked up: it is a literal or an error.
      if (!IPV6.matcher(host).matches()) {
        throw new UnknownHostException(host);
      }
      byte[] address = InetAddress.getByName(literal).getAddress();
      // The JDK turns an IPv4-mapped address into an IPv4 one by itself.
      return address.length == Ipv6Text.BYTES
          ? Ipv6Text.format(address) + suffix
          : InetAddress.getByAddress(address).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("\"%s\" is not an IPv6 address".formatted(host), e);
    }
  }
}
