package dev.p2p.api;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A connected node, as an application sees it.
 *
 * <p><b>Threading:</b> safe to share; nothing here waits. May be kept after the peer is gone, when
 * {@link #send} returns false and {@link #request} fails.
 */
public interface RemotePeer {

  /** Who it is. */
  PeerInfo info();

  /**
   * Queues a message for this peer alone, behind what was sent to it before. If the queue's bound
   * of bytes is reached the peer does not keep up with what it is sent, and is closed as slow.
   *
   * @return false if the message will not be sent: the peer is gone, goes now because of the bound,
   *     or its services do not include the topic
   */
  boolean send(Message message);

  /**
   * Asks this peer something and hands its answer to whoever asked. Which topics ask, and which
   * answer, the profile says (ping, getcandidate, getdata, challenge) and the application, with a
   * {@link TopicPair}.
   *
   * <p>A peer of ours is told a number with the question, in the frame's reserved field, and puts
   * it on what its handler answers: so its answers are told apart, whatever their order. Its
   * handler must answer with its {@link Outcome}; what it sends otherwise has no number and answers
   * no question. A peer that puts no numbers on answers has one question of a pair before it at a
   * time, and the others wait their turn; the next message of an answering topic that {@link
   * TopicPair#belongs} is the answer. If none comes in time, the next question waits until it does
   * come, at most 10 seconds longer: an answer that is later than that, or one of two that were
   * asked for with {@link #send}, can be taken for the next question's.
   *
   * <p>The answer goes to the future and not to its topic's handler. If its topic is relayed it
   * goes both ways, so that what others sent is not lost: there it may be a copy, of which the
   * handler learns nothing. An answer that comes too late, or that nobody asked for, goes to the
   * handler.
   *
   * <p><b>Threading:</b> the future is completed on this peer's Reader, or if it fails on whichever
   * thread finds that out, the node's ticker or one that ends the peer. What depends on it runs
   * there and must not wait. Waiting for it, or for what was derived from it, where that would hold
   * up the answer, as a handler of this peer's messages would, fails at once with {@link
   * RequestFailedException.Reason#WOULD_DEADLOCK}: use {@code thenAccept} there, or answer {@link
   * Outcome#later}. {@code CompletableFuture.allOf} and {@code anyOf} hide that from it.
   *
   * @param topicName one that asks
   * @param payload at most what the topic allows
   * @param timeout more than 0, from now on; looked at every 100 ms
   * @return the answer, its payload checked as any message's; or a {@link RequestFailedException}.
   *     At most 64 questions to a peer, of 4 MiB together, are open at a time; one more fails at
   *     once. Cancelling it gives the question up
   * @throws InvalidMessageException if there is no such topic, or the payload is larger than it
   *     allows
   * @throws IllegalArgumentException if {@code timeout} is not more than 0
   */
  CompletableFuture<Message> request(String topicName, Bytes payload, Duration timeout);

  /** The same, of a topic of this node's profile. */
  default CompletableFuture<Message> request(Topic topic, Bytes payload, Duration timeout) {
    return request(topic.name(), payload, timeout);
  }

  /** Ends the connection with {@link CloseReason.ClosedByApplication}; later calls do nothing. */
  void close();
}
