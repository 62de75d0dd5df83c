package dev.p2p.core;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.NameLookup;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/**
 * How a node finds peers by itself. What it learned it keeps in {@link NodeBuilder#state}.
 *
 * <pre>{@code
 * Node.builder()
 *     .discover(
 *         Discovery.from(List.of(NodeAddress.parse("seed.example:7000")))
 *             .names(new JdkNameLookup()))
 *     .state(FileStateStore.open(folder))
 * }</pre>
 *
 * @param bootstrap where it begins, by address or name; comes back there only when it knows nobody
 *     else to dial
 * @param lookup finds the addresses of names in {@code bootstrap}
 */
public record Discovery(List<NodeAddress> bootstrap, NameLookup lookup) {

  /** Copies the list. */
  public Discovery {
    bootstrap = List.copyOf(bootstrap);
  }

  /** Begins with these; no names are looked up. */
  public static Discovery from(Collection<NodeAddress> bootstrap) {
    NameLookup none =
        name -> {
          throw new IOException(name.host() + ": this node looks no names up");
        };
    return new Discovery(List.copyOf(bootstrap), none);
  }

  /** The same, looking names up. */
  public Discovery names(NameLookup names) {
    return new Discovery(bootstrap, names);
  }
}
