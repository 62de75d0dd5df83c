package dev.p2p.app.cli;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.RemotePeer;
import dev.p2p.api.StandardTopics;
import dev.p2p.core.Node;
import dev.p2p.core.observe.NodeStats;
import dev.p2p.spi.TimeSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a command does with the one node it talks to.
 *
 * <p><b>Threading:</b> confined to the command's thread, which waits up to the limit, all in all.
 */
final class Exchange {

  private final Node node;
  private final Duration limit;
  private final TimeSource time;
  private final long beganAtNanos;

  /**
   * Begins now.
   *
   * @param limit longest time for everything that is done here
   */
  Exchange(Node node, Duration limit, TimeSource time) {
    this.node = node;
    this.limit = limit;
    this.time = time;
    this.beganAtNanos = time.nanoTime();
  }

  /**
   * Connects, handshake included.
   *
   * @throws CommandFailedException if that does not come about; the message says why
   */
  RemotePeer connect(NodeAddress address) {
    return await(node.connect(address), address + ": no handshake");
  }

  /**
   * Sends a message and a Ping.
   *
   * @param pong completed by the handler of Pongs
   * @throws CommandFailedException if no Pong comes back; the message says why
   */
  void send(RemotePeer peer, Message message, CompletableFuture<RemotePeer> pong) {
    boolean queued =
        peer.send(message) && peer.send(node.messages().create(StandardTopics.PING, Bytes.EMPTY));
    if (!queued) {
      throw new CommandFailedException(
          "%s does not take %s: %s".formatted(peer.info().address(), message.topic(), ends()));
    }
    await(pong, peer.info().address() + ": no Pong");
  }

  private <T> T await(CompletableFuture<T> result, String otherwise) {
    long left = limit.toNanos() - (time.nanoTime() - beganAtNanos);
    try {
      return result.get(Math.max(left, 0), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new CommandFailedException(String.valueOf(cause.getMessage()));
    } catch (TimeoutException e) {
      throw new CommandFailedException("%s within %s: %s".formatted(otherwise, limit, ends()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("interrupted");
    }
  }

  private String ends() {
    NodeStats.Connections connections = node.stats().connections();
    return connections.closed().isEmpty()
        ? "the connection is open"
        : "the connection ended, " + String.join(", ", connections.closed().keySet());
  }
}
