package dev.p2p.core.request;

import dev.p2p.api.CloseReason;
import dev.p2p.api.RequestFailedException;
import dev.p2p.api.RequestFailedException.Reason;
import dev.p2p.api.Topic;

/** How questions to a peer fail, in words. */
record RequestFailures(AskedPeer peer) {

  RequestFailedException noPair(Topic topic, PairTable pairs) {
    return failure(
        Reason.NO_PAIR,
        topic,
        "it must be a topic that asks; there are: %s".formatted(pairs.describe()));
  }

  RequestFailedException notRouted(Pair pair) {
    return failure(
        Reason.NOT_ROUTED,
        pair.question(),
        "the peer's services must include all topics of %s".formatted(pair.names()));
  }

  RequestFailedException tooMany(Topic topic, String ruleAndValue) {
    return failure(Reason.TOO_MANY, topic, ruleAndValue);
  }

  RequestFailedException timedOut(Question question) {
    String how =
        switch (question.state()) {
          case WAITING ->
              "it was not its turn within %s, behind an earlier %s"
                  .formatted(question.timeout(), question.pair().question());
          case ASKED, GIVEN_UP -> "no answer came within %s".formatted(question.timeout());
        };
    String strays =
        question.strays() == 0
            ? ""
            : "; %d that came bore no number, as do answers that are not a handler's outcome"
                .formatted(question.strays());
    return failure(Reason.TIMED_OUT, question.pair().question(), how + strays);
  }

  RequestFailedException gone(Topic topic, CloseReason reason) {
    return new RequestFailedException(about(topic) + "the peer is gone", reason);
  }

  RequestFailedException wouldDeadlock(Topic topic) {
    return failure(
        Reason.WOULD_DEADLOCK,
        topic,
        "the answer can't come while this thread waits for it;"
            + " use thenAccept, or answer later in a handler");
  }

  private RequestFailedException failure(Reason reason, Topic topic, String ruleAndValue) {
    return new RequestFailedException(reason, about(topic) + ruleAndValue);
  }

  private String about(Topic topic) {
    return "%s to %s: ".formatted(topic, peer.id());
  }
}
