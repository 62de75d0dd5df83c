package dev.p2p.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.simulator.check.Breach;
import dev.p2p.simulator.network.WaitingTransport;
import dev.p2p.testkit.Messages;
import dev.p2p.testkit.RecordingHandler;
import dev.p2p.testkit.ScriptedPeer;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A peer that a test plays itself, among simulated nodes, in virtual time. */
@Timeout(30)
final class ScriptedPeerTest {

  private static final int PORT = 9_000;

  private final DuskWire wire = DuskWire.of("dusk-0.4.3", Network.DEVNET);
  private final Messages messages = new Messages(wire);
  private final RecordingHandler handler = new RecordingHandler();
  private final Simulation simulation =
      Simulation.builder()
          .nodes(3)
          .wire(wire)
          .blueprint((builder, node) -> builder.handle("tx", handler))
          .start();
  private ScriptedPeer peer;

  @BeforeEach
  void dialANode() throws IOException {
    var transport = new WaitingTransport(simulation.network().addHost(PORT));
    peer =
        new ScriptedPeer(transport.dial(simulation.node(0).address(), Duration.ofSeconds(5)), wire);
    peer.shakeHandsAsDialler();
  }

  @AfterEach
  void hangUp() {
    peer.close();
  }

  @Test
  void aMessageIsAnsweredToTheOneWhoSentIt() {
    Message answer = messages.aTx("well received");
    handler.willAccept(answer);

    peer.send("tx", Bytes.utf8("hello"));

    assertThat(peer.expect("tx")).isEqualTo(answer);
    assertThat(handler.messages().getFirst()).isEqualTo(messages.aTx("hello"));
    assertThat(simulation.breaches().first()).isEmpty();
  }

  @Test
  void whatANodePublishesComesToThePeerAsWell() {
    simulation.runFor(Duration.ofSeconds(1));

    simulation.node(1).publish("tx", Bytes.utf8("news"));

    assertThat(peer.expect("tx")).isEqualTo(messages.aTx("news"));
    simulation.requireDelivered();
    assertThat(simulation.breaches().first()).isEmpty();
  }

  @Test
  void aWrongChecksumEndsTheConnection() {
    byte[] frame = messages.aTx("hello").frame().toByteArray();
    frame[frame.length - 1] ^= 1;

    peer.sendBytes(Bytes.wrap(frame));

    assertThat(peer.awaitEnd()).isZero();
    assertThat(handler.messages()).isEmpty();
    assertThat(simulation.breaches().first())
        .singleElement()
        .satisfies(breach -> {
          assertThat(breach.rule()).isEqualTo(Breach.Rule.BLAMED);
          assertThat(breach.detail()).contains("BAD_CHECKSUM");
        });
  }
}
