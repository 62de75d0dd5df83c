package dev.p2p.app.cli;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.RemotePeer;
import dev.p2p.api.StandardTopics;
import dev.p2p.core.Node;
import dev.p2p.core.observe.NodeStats;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a command does with the one node it talks to.
 *
 * <p><b>Threading:</b> confined to the command's thread, which waits up to the limit each time.
 */
final class Exchange {

  private final Node node;
  private final Duration limit;

  Exchange(Node node, Duration limit) {
    this.node = node;
    this.limit = limit;
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
    try {
      return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
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
