package dev.p2p.simulator.planted;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.MessageFactory;
import dev.p2p.api.MessageHandler;
import dev.p2p.api.Outcome;
import dev.p2p.api.RemotePeer;
import dev.p2p.api.StandardTopics;
import dev.p2p.spi.TimeSource;

/** Answers Pings of the same moment with one Pong: equal responses that wait are merged. */
final class MergingPongs implements MessageHandler {

  private final MessageFactory messages;
  private final TimeSource time;
  private long answeredAtNanos;

  MergingPongs(MessageFactory messages, TimeSource time) {
    this.messages = messages;
    this.time = time;
  }

  @Override
  public Outcome handle(Message ping, RemotePeer peer) {
    long now = time.nanoTime();
    if (now == answeredAtNanos) {
      return Outcome.ignored();
    }
    answeredAtNanos = now;
    return Outcome.accepted(messages.create(StandardTopics.PONG, Bytes.EMPTY));
  }
}
