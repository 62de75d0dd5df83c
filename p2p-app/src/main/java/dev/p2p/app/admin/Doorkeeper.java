package dev.p2p.app.admin;

import com.sun.net.httpserver.Headers;
import dev.p2p.api.NodeAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who may ask. Web pages may not: a browser says where a page comes from ({@code Origin}, {@code
 * Sec-Fetch-Site}), and a page whose own name was made to mean this machine gives itself away by
 * {@code Host}, which must be an address, this machine's own name for itself, or come with the
 * token.
 *
 * <p><b>Threading:</b> immutable, safe to share.
 */
final class Doorkeeper {

  private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");
  private static final Pattern IP = Pattern.compile("\\[[0-9A-Fa-f:.%]+]|[0-9.]+");
  private static final List<String> OWN_SITES = List.of("none", "same-origin");

  private final NodeAddress listen;
  private final Optional<Token> token;

  Doorkeeper(NodeAddress listen, Optional<Token> token) {
    this.listen = listen;
    this.token = token;
  }

  /**
   * Lets a request in.
   *
   * @param open whether no token is needed
   * @throws RefusedException if it may not come in
   */
  void admit(Headers headers, boolean open) {
    String origin = headers.getFirst("Origin");
    if (origin != null) {
      throw forbidden("header Origin", "must be missing: web pages may not ask", origin);
    }
    String site = headers.getFirst("Sec-Fetch-Site");
    if (site != null && !OWN_SITES.contains(site)) {
      throw forbidden("header Sec-Fetch-Site", "must be missing: web pages may not ask", site);
    }
    boolean shown = showsToken(headers);
    if (!shown) {
      requireOwnHost(headers);
    }
    if (token.isPresent() && !shown && !open) {
      // Not even a wrong token is repeated.
      throw new RefusedException(
          HttpStatus.UNAUTHORIZED,
          "header Authorization",
          "must be Bearer and the token in this node's admin.tokenFile",
          headers.containsKey("Authorization") ? "another" : "missing");
    }
  }

  private boolean showsToken(Headers headers) {
    String header = headers.getFirst("Authorization");
    return header != null && token.filter(expected -> expected.isIn(header)).isPresent();
  }

  private void requireOwnHost(Headers headers) {
    List<String> given = headers.getOrDefault("Host", List.of());
    String host = given.size() == 1 ? PORT.matcher(given.getFirst()).replaceFirst("") : "";
    if (!IP.matcher(host).matches()
        && !host.equalsIgnoreCase("localhost")
        && !host.equalsIgnoreCase(listen.host())) {
      throw forbidden(
          "header Host",
          "must be localhost or an IP address, unless the token is shown",
          String.join(", ", given));
    }
  }

  private static RefusedException forbidden(String what, String rule, String value) {
    return new RefusedException(HttpStatus.FORBIDDEN, what, rule, value);
  }
}
