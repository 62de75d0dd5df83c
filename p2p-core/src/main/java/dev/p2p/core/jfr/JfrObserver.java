package dev.p2p.core.jfr;

import dev.p2p.api.Message;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.PeerId;
import dev.p2p.spi.DropReason;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import jdk.jfr.FlightRecorder;

/**
 * Makes an event of the flight recorder of everything a node tells, so that a recording has the
 * story of its peers beside that of its threads and its memory. The events are those of category
 * p2p, {@code dev.p2p.…}, all on but {@code dev.p2p.MessageLost}:
 *
 * <pre>{@code
 * jcmd PID JFR.start name=p2p filename=p2p.jfr dev.p2p.MessageLost#enabled=true
 * jcmd PID JFR.stop name=p2p
 * jfr print --categories p2p p2p.jfr
 * }</pre>
 *
 * <p><b>Threading:</b> safe to share; never waits. While nothing records, or not this event, it
 * costs nothing.
 */
public final class JfrObserver implements NodeObserver {

  /** To be given to a node. */
  public JfrObserver() {}

  @Override
  public void onEvent(NodeEvent event) {
    if (isIdle()) {
      return;
    }
    switch (event) {
      case NodeEvent.Listening it -> tell(it);
      case NodeEvent.AcceptFailed it -> tell(it);
      case NodeEvent.DialFailed it -> tell(it);
      case NodeEvent.DialPlanned it -> tell(it);
      case NodeEvent.Opened it -> tell(it);
      case NodeEvent.Connected it -> tell(it);
      case NodeEvent.Closed it -> tell(it);
      case NodeEvent.HandlerFailed it -> tell(it);
      case NodeEvent.HandlerSlow it -> tell(it);
      case NodeEvent.MessageRejected it -> tell(it);
      case NodeEvent.AnswersFailed it -> tell(it);
      case NodeEvent.KindFailed it -> tell(it);
      case NodeEvent.Penalised it -> tell(it);
      case NodeEvent.Banned it -> tell(it);
      case NodeEvent.Unbanned it -> tell(it);
      case NodeEvent.BansFailed it -> tell(it);
      case NodeEvent.StateSetAside it -> tell(it);
      case NodeEvent.StateNotSaved it -> tell(it);
    }
  }

  @Override
  public void onDropped(PeerId peer, Message message, DropReason reason) {
    if (isIdle()) {
      return;
    }
    MessageLostEvent told = new MessageLostEvent();
    if (told.isEnabled() && reason.isLoss()) {
      told.peer = peer.value();
      told.topic = message.topic().name();
      told.message = message.id().toHex();
      told.reason = reason.name();
      told.commit();
    }
  }

  /** Nobody has ever recorded. To begin with an event class before then costs milliseconds each. */
  private static boolean isIdle() {
    return !FlightRecorder.isInitialized();
  }

  private static void tell(NodeEvent.Listening event) {
    ListeningEvent told = new ListeningEvent();
    if (told.isEnabled()) {
      told.address = event.address().toString();
      told.commit();
    }
  }

  private static void tell(NodeEvent.AcceptFailed event) {
    AcceptFailedEvent told = new AcceptFailedEvent();
    if (told.isEnabled()) {
      told.listener = event.listener().toString();
      told.detail = event.detail();
      told.commit();
    }
  }

  private static void tell(NodeEvent.DialFailed event) {
    DialFailedEvent told = new DialFailedEvent();
    if (told.isEnabled()) {
      told.remote = event.remote().toString();
      told.detail = event.detail();
      told.commit();
    }
  }

  private static void tell(NodeEvent.DialPlanned event) {
    DialPlannedEvent told = new DialPlannedEvent();
    if (told.isEnabled()) {
      told.remote = event.remote().toString();
      told.at = event.at().toEpochMilli();
      told.why = event.why();
      told.commit();
    }
  }

  private static void tell(NodeEvent.Opened event) {
    ConnectionOpenedEvent told = new ConnectionOpenedEvent();
    if (told.isEnabled()) {
      told.connection = event.connection().number();
      told.remote = event.connection().remote().toString();
      told.direction = event.connection().direction().name();
      told.commit();
    }
  }

  private static void tell(NodeEvent.Connected event) {
    PeerConnectedEvent told = new PeerConnectedEvent();
    if (told.isEnabled()) {
      told.connection = event.connection().number();
      told.remote = event.connection().remote().toString();
      told.direction = event.connection().direction().name();
      told.peer = event.peer().id().value();
      told.version = event.peer().version().toString();
      told.software = event.peer().identity().map(NodeIdentity::software).orElse("");
      told.commit();
    }
  }

  private static void tell(NodeEvent.Closed event) {
    ConnectionClosedEvent told = new ConnectionClosedEvent();
    if (told.isEnabled()) {
      told.connection = event.connection().number();
      told.remote = event.connection().remote().toString();
      told.direction = event.connection().direction().name();
      told.reason = event.reason().kind();
      told.evidence = event.reason().describe();
      told.lifetime = event.lifetime().toNanos();
      told.commit();
    }
  }

  private static void tell(NodeEvent.HandlerFailed event) {
    HandlerFailedEvent told = new HandlerFailedEvent();
    if (told.isEnabled()) {
      told.peer = event.peer().value();
      told.topic = event.topic().name();
      told.message = event.id().toHex();
      told.cause = event.cause().toString();
      told.commit();
    }
  }

  private static void tell(NodeEvent.HandlerSlow event) {
    HandlerSlowEvent told = new HandlerSlowEvent();
    if (told.isEnabled()) {
      told.peer = event.peer().value();
      told.topic = event.topic().name();
      told.took = event.took().toNanos();
      told.commit();
    }
  }

  private static void tell(NodeEvent.MessageRejected event) {
    MessageRejectedEvent told = new MessageRejectedEvent();
    if (told.isEnabled()) {
      told.peer = event.peer().value();
      told.topic = event.topic().name();
      told.message = event.id().toHex();
      told.reason = event.reason();
      told.commit();
    }
  }

  private static void tell(NodeEvent.AnswersFailed event) {
    AnswersFailedEvent told = new AnswersFailedEvent();
    if (told.isEnabled()) {
      told.peer = event.peer().value();
      told.cause = event.cause().toString();
      told.commit();
    }
  }

  private static void tell(NodeEvent.KindFailed event) {
    KindFailedEvent told = new KindFailedEvent();
    if (told.isEnabled()) {
      told.topic = event.topic().name();
      told.message = event.id().toHex();
      told.cause = event.cause().toString();
      told.commit();
    }
  }

  private static void tell(NodeEvent.Penalised event) {
    PenalisedEvent told = new PenalisedEvent();
    if (told.isEnabled()) {
      told.peer = event.peer().value();
      told.offence = event.offence().name();
      told.count = event.count();
      told.evidence = event.detail();
      told.commit();
    }
  }

  private static void tell(NodeEvent.Banned event) {
    BannedEvent told = new BannedEvent();
    if (told.isEnabled()) {
      told.subnet = event.ban().subnet().toString();
      told.ban = event.ban().toString();
      told.commit();
    }
  }

  private static void tell(NodeEvent.Unbanned event) {
    UnbannedEvent told = new UnbannedEvent();
    if (told.isEnabled()) {
      told.subnet = event.ban().subnet().toString();
      told.ban = event.ban().toString();
      told.cause = event.cause().name();
      told.commit();
    }
  }

  private static void tell(NodeEvent.BansFailed event) {
    BansFailedEvent told = new BansFailedEvent();
    if (told.isEnabled()) {
      told.detail = event.detail();
      told.commit();
    }
  }

  private static void tell(NodeEvent.StateSetAside event) {
    StateSetAsideEvent told = new StateSetAsideEvent();
    if (told.isEnabled()) {
      told.state = event.name();
      told.where = event.where();
      told.why = event.why();
      told.commit();
    }
  }

  private static void tell(NodeEvent.StateNotSaved event) {
    StateNotSavedEvent told = new StateNotSavedEvent();
    if (told.isEnabled()) {
      told.state = event.name();
      told.why = event.why();
      told.commit();
    }
  }
}
