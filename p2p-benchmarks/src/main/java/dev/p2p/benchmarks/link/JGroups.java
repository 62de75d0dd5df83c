package dev.p2p.benchmarks.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.jgroups.JChannel;
import org.jgroups.conf.ConfiguratorFactory;
import org.jgroups.conf.ProtocolConfiguration;
import org.jgroups.conf.ProtocolStackConfigurator;

/** Channels of JGroups, as it comes: its own tcp.xml, told where to listen and whom to look for. */
final class JGroups {

  /** The cluster the two join. */
  static final String CLUSTER = "bench";

  private static final String LOOPBACK = "127.0.0.1";

  private JGroups() {}

  /** A port that is free at the moment. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** A channel, not connected yet, that looks for others at {@code othersPort}. */
  static JChannel channel(int port, int othersPort) throws Exception {
    ProtocolStackConfigurator stack = ConfiguratorFactory.getStackConfigurator("tcp.xml");
    for (ProtocolConfiguration protocol : stack.getProtocolStack()) {
      Map<String, String> attributes = protocol.getProperties();
      switch (protocol.getProtocolName()) {
        case "TCP" -> {
          attributes.put("bind_addr", LOOPBACK);
          attributes.put("bind_port", String.valueOf(port));
          // A tool for operators, which would listen for multicasts.
          attributes.put("diag.enabled", "false");
        }
        case "TCPPING" -> attributes.put("initial_hosts", "%s[%d]".formatted(LOOPBACK, othersPort));
        // How long the first member looks for others: at the start alone.
        case "pbcast.GMS" -> attributes.put("join_timeout", "300ms");
        default -> {}
      }
    }
    return new JChannel(stack);
  }
}
