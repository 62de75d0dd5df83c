package dev.p2p.benchmarks.rtt;

import dev.p2p.api.Bytes;
import dev.p2p.api.StandardTopics;
import dev.p2p.benchmarks.link.OurNodes;
import dev.p2p.benchmarks.process.Cast;
import dev.p2p.benchmarks.process.End;
import dev.p2p.benchmarks.process.Repeating;
import dev.p2p.benchmarks.process.Role;
import dev.p2p.benchmarks.process.Settings;
import java.io.IOException;
import java.util.concurrent.ThreadFactory;

/** Who answers, and how. Ours is the first. */
public enum RttContender implements Cast {
  /** A question of the application to a handler. */
  REQUEST("request"),
  /** Ping and Pong, without a payload. */
  PING("ping"),
  /** As many bytes through two sockets, on virtual threads. */
  ECHO_VIRTUAL("echo, virtual threads"),
  /** The same on platform threads. */
  ECHO_PLATFORM("echo, platform threads");

  private static final int PAYLOAD_BYTES = 256;

  private final String title;

  RttContender(String title) {
    this.title = title;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Role role(End end, Settings settings) throws IOException {
    return switch (end) {
      case FIRST -> answering();
      case SECOND -> asking();
    };
  }

  /** Its answering end. */
  Role answering() throws IOException {
    return switch (this) {
      case REQUEST, PING -> new AnsweringNode();
      case ECHO_VIRTUAL, ECHO_PLATFORM -> new EchoServer(frameBytes(), threads());
    };
  }

  /** Its asking end. */
  Role asking() throws IOException {
    RoundTrips.Question question =
        switch (this) {
          case REQUEST ->
              new PeerQuestion(AnsweringNode.ASK.name(), Bytes.wrap(new byte[PAYLOAD_BYTES]));
          case PING -> new PeerQuestion(StandardTopics.PING, Bytes.EMPTY);
          case ECHO_VIRTUAL, ECHO_PLATFORM -> new EchoQuestion(frameBytes());
        };
    return new Repeating(new RoundTrips(question), threads());
  }

  private ThreadFactory threads() {
    return this == ECHO_PLATFORM
        ? Thread.ofPlatform().daemon().factory()
        : Thread.ofVirtual().factory();
  }

  private static int frameBytes() {
    return OurNodes.overheadBytes() + PAYLOAD_BYTES;
  }
}
