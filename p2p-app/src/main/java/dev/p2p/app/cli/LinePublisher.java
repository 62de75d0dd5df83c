package dev.p2p.app.cli;

import dev.p2p.api.Bytes;
import dev.p2p.api.InvalidMessageException;
import dev.p2p.api.Message;
import dev.p2p.api.PublishResult;
import dev.p2p.app.input.InputLines;
import dev.p2p.app.input.Line;
import dev.p2p.core.Node;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes lines as they come, waiting for a first peer and then for room rather than having
 * messages dropped. A line that can't be published is reported and left out.
 *
 * <p><b>Threading:</b> confined to the thread that runs it, which waits for lines and for room.
 */
final class LinePublisher implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger("p2p");
  private static final Duration ROOM_LIMIT = Duration.ofSeconds(60);

  private final Node node;
  private final String topicName;
  private final InputLines lines;

  LinePublisher(Node node, String topicName, InputLines lines) {
    this.node = node;
    this.topicName = topicName;
    this.lines = lines;
  }

  @Override
  public void run() {
    try {
      long count = 0;
      for (Line line = lines.next(); line != null; line = lines.next()) {
        count = line.number();
        publish(line);
      }
      LOG.info("standard input has ended after {} lines", count);
    } catch (IOException e) {
      LOG.warn("standard input can't be read: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void publish(Line line) throws InterruptedException {
    if (line.isTooLong()) {
      LOG.warn("line {} was not published: {}", line.number(), line.tooLong());
      return;
    }
    while (!node.awaitPeers(1, ROOM_LIMIT)) {
      LOG.info("line {} waits for a peer", line.number());
    }
    if (!node.awaitRoom(ROOM_LIMIT)) {
      LOG.warn("line {}: no room for {}, published all the same", line.number(), ROOM_LIMIT);
    }
    try {
      Message message = node.messages().create(topicName, Bytes.copyOf(line.withoutReturn()));
      if (node.publish(message) instanceof PublishResult.Rejected(var reason)) {
        LOG.warn("line {} was not published: {}", line.number(), reason);
      }
    } catch (InvalidMessageException e) {
      LOG.warn("line {} was not published: {}", line.number(), e.getMessage());
    }
  }
}
