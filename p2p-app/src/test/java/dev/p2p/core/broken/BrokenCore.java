package dev.p2p.core.broken;

import dev.p2p.wire.Network;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Breaks "core", "channels", "time", "order" and "async". */
record BrokenCore(Network network, SocketChannel channel) {

  long time() {
    return System.nanoTime() + Set.of(1, 2).hashCode();
  }

  CompletableFuture<Void> later(CompletableFuture<Void> first) {
    return first.thenRunAsync(() -> {});
  }
}
