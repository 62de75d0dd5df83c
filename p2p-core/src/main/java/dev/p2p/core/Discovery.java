package dev.p2p.core;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.NameLookup;
import dev.p2p.spi.StateStore;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How a node finds peers by itself.
 *
 * <pre>{@code
 * Node.builder()
 *     .discover(
 *         Discovery.from(List.of(NodeAddress.parse("seed.example:7000")))
 *             .names(new JdkNameLookup())
 *             .remembering(FileStateStore.open(folder)))
 * }</pre>
 *
 * @param bootstrap where it asks first, by address or name; asked again only when it knows nobody
 *     else
 * @param reserved peers that are always to be connected, by address or name: dialled again whenever
 *     they are gone, beside those the node finds
 * @param lookup finds the addresses of names in {@code bootstrap}
 * @param state where it keeps what it learned, over a restart; in memory if empty. The node does
 *     not close it
 */
public record Discovery(
    List<NodeAddress> bootstrap,
    List<NodeAddress> reserved,
    NameLookup lookup,
    Optional<StateStore> state) {

  /** Copies the lists. */
  public Discovery {
    bootstrap = List.copyOf(bootstrap);
    reserved = List.copyOf(reserved);
  }

  /** Finds peers by way of these; no names are looked up, nothing is kept over a restart. */
  public static Discovery from(Collection<NodeAddress> bootstrap) {
    NameLookup none =
        name -> {
          throw new IOException(name.host() + ": this node looks no names up");
        };
    return new Discovery(List.copyOf(bootstrap), List.of(), none, Optional.empty());
  }

  /** The same, always connected with these. */
  public Discovery reserving(Collection<NodeAddress> peers) {
    return new Discovery(bootstrap, List.copyOf(peers), lookup, state);
  }

  /** The same, looking names up. */
  public Discovery names(NameLookup names) {
    return new Discovery(bootstrap, reserved, names, state);
  }

  /** The same, keeping what it learned. */
  public Discovery remembering(StateStore store) {
    return new Discovery(bootstrap, reserved, lookup, Optional.of(store));
  }
}
