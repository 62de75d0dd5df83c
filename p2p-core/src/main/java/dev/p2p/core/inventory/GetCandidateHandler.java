package dev.p2p.core.inventory;

import dev.p2p.api.Bytes;
import dev.p2p.api.Candidates;
import dev.p2p.api.ChainHash;
import dev.p2p.api.Message;
import dev.p2p.api.MessageHandler;
import dev.p2p.api.Outcome;
import dev.p2p.api.RemotePeer;
import dev.p2p.api.StandardTopics;
import dev.p2p.spi.Parsed;
import java.util.Optional;

/**
 * Answers a GetCandidate with the candidate, or with nothing.
 *
 * <p><b>Threading:</b> safe to share; runs on the Readers.
 */
final class GetCandidateHandler implements MessageHandler {

  private final Candidates candidates;
  private final Misses misses;
  private final InventoryContext context;

  GetCandidateHandler(Candidates candidates, Misses misses, InventoryContext context) {
    this.candidates = candidates;
    this.misses = misses;
    this.context = context;
  }

  @Override
  public Outcome handle(Message request, RemotePeer peer) {
    if (misses.refuses(request, peer)) {
      return Outcome.ignored();
    }
    Optional<Bytes> candidate = find(request.payload());
    misses.served(request, peer, candidate.isPresent() ? 1 : 0, candidate.isPresent() ? 0 : 1);
    return candidate
        .<Outcome>map(
            payload -> Outcome.accepted(context.message(StandardTopics.CANDIDATE, payload)))
        .orElse(Outcome.ignored());
  }

  /** A payload that is no hash asks for what nobody has, and breaks no rule of the wire. */
  private Optional<Bytes> find(Bytes payload) {
    return switch (context.codec().decodeCandidate(payload)) {
      case Parsed.Good<ChainHash>(var hash) -> candidates.find(hash);
      case Parsed.Bad<ChainHash> ignored -> Optional.empty();
    };
  }
}
