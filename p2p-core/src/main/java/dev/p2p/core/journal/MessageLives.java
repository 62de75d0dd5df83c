package dev.p2p.core.journal;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.api.PeerId;
import dev.p2p.api.Verdict;
import dev.p2p.spi.DropReason;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happened to messages of late, those of relayed topics: who sent one first, who sent copies,
 * what became of it, and whom it went to.
 *
 * <p>Bounded: the messages that came first give way; of each message the first {@value
 * LifeStripe#STEPS_MAX} steps are kept and the others counted.
 *
 * <p><b>Threading:</b> safe to share. Telling it holds one of {@value #STRIPES} locks for a moment,
 * by the message's id. It costs an object and a look-up for each step of each message, so give it
 * to a node that is to be looked at.
 */
public final class MessageLives implements NodeObserver {

  private static final int STRIPES = 16;

  private final TimeSource time;
  private final LifeStripe[] stripes = new LifeStripe[STRIPES];

  /**
   * Nothing has happened yet.
   *
   * @param messagesMax messages to remember, at least 1, to the next multiple of {@value #STRIPES};
   *     each takes about 200 bytes and 80 for each step, of which on average there may be 16
   */
  public MessageLives(int messagesMax, TimeSource time) {
    if (messagesMax < 1) {
      throw new IllegalArgumentException("messagesMax must be at least 1, was " + messagesMax);
    }
    this.time = time;
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new LifeStripe(Math.ceilDiv(messagesMax, STRIPES));
    }
  }

  /** What happened to a message, if it is remembered. */
  public Optional<MessageLife> find(MessageId id) {
    return stripe(id).find(id);
  }

  /**
   * The messages whose ids begin so, as far as they are remembered. Looks at all there are.
   *
   * @param digits lower-case hexadecimal
   */
  public List<MessageId> beginningWith(String digits) {
    return Stream.of(stripes)
        .flatMap(stripe -> stripe.ids().stream())
        .filter(id -> id.toHex().startsWith(digits))
        .toList();
  }

  @Override
  public void onPublished(Message message) {
    note(message, LifeStep.Kind.PUBLISHED, Optional.empty(), "");
  }

  @Override
  public void onReceived(PeerId peer, Message message) {
    note(message, LifeStep.Kind.RECEIVED, Optional.of(peer), "");
  }

  @Override
  public void onDuplicate(PeerId peer, Message message) {
    note(message, LifeStep.Kind.DUPLICATE, Optional.of(peer), "");
  }

  @Override
  public void onHeldUp(PeerId peer, Message message, Duration took) {
    note(message, LifeStep.Kind.HELD_UP, Optional.of(peer), took.toMillis() + " ms");
  }

  @Override
  public void onProcessed(PeerId peer, Message message, Verdict verdict) {
    note(message, LifeStep.Kind.PROCESSED, Optional.of(peer), verdict.name());
  }

  @Override
  public void onSent(PeerId peer, Message message) {
    note(message, LifeStep.Kind.SENT, Optional.of(peer), "");
  }

  @Override
  public void onDropped(PeerId peer, Message message, DropReason reason) {
    note(message, LifeStep.Kind.DROPPED, Optional.of(peer), reason.name());
  }

  private void note(Message message, LifeStep.Kind kind, Optional<PeerId> peer, String detail) {
    if (message.topic().policy().relayed()) {
      stripe(message.id()).note(message, new LifeStep(time.now(), kind, peer, detail));
    }
  }

  private LifeStripe stripe(MessageId id) {
    return stripes[(int) Long.remainderUnsigned(id.w1(), STRIPES)];
  }
}
