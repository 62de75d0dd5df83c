package dev.p2p.core.gossip;

import dev.p2p.api.Origin;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much of the current generation each source has taken, and how much it may. A source that is
 * alone may take all of it, one of two a half, and so on down to an eighth however many there are:
 * fewer than eight sources can't fill a generation between them as long as there is another.
 *
 * <p>A source counts while an id of its is in one of the generations, so it goes with its ids. The
 * node itself is a source like any other.
 *
 * <p><b>Threading:</b> confined to whoever holds its owner's lock.
 */
final class SourceShares {

  /** The smallest share is the generation divided by this. */
  static final int DIVISOR_MAX = 8;

  /** Sources that are told apart; those that come when there are as many share one share. */
  static final int SOURCES_MAX = 4_096;

  /** No peer is called so. */
  private static final String LOCAL = "";

  private final int generationMax;

  /** Guarded by the owner. Names are compared, so that equal hashes of them cost little. */
  private final Map<String, Share> shares = new LinkedHashMap<>();

  /** Guarded by the owner: of all sources that are not told apart. */
  private final Share rest = new Share();

  /** Guarded by the owner: the number of the current generation; it may wrap. */
  private int generation;

  /** What a source has taken. Guarded by the owner. */
  private static final class Share {
    int generation;
    int ids;
  }

  /** Nobody has taken anything of a generation of {@code generationMax} ids, at least 1. */
  SourceShares(int generationMax) {
    this.generationMax = generationMax;
  }

  /**
   * Takes room for one id.
   *
   * @return false if the source has its share already
   */
  boolean take(Origin source) {
    Share share = shareOf(source);
    if (share.generation != generation) {
      share.generation = generation;
      share.ids = 0;
    }
    if (share.ids >= most()) {
      return false;
    }
    share.ids++;
    return true;
  }

  /** A new generation has begun and the eldest was forgotten. */
  void nextGeneration() {
    generation++;
    shares.values().removeIf(share -> generation - share.generation >= Generations.COUNT);
  }

  /** How many sources are told apart. */
  int sources() {
    return shares.size();
  }

  /** Rounded up, so that together they are never less than a generation. */
  private int most() {
    return Math.ceilDiv(generationMax, Math.clamp(shares.size(), 1, DIVISOR_MAX));
  }

  private Share shareOf(Origin source) {
    String name = nameOf(source);
    Share share = shares.get(name);
    if (share != null) {
      return share;
    }
    if (shares.size() >= SOURCES_MAX) {
      return rest;
    }
    Share fresh = new Share();
    fresh.generation = generation;
    shares.put(name, fresh);
    return fresh;
  }

  private static String nameOf(Origin source) {
    return switch (source) {
      case Origin.Local local -> LOCAL;
      case Origin.Remote(var peer) -> peer.value();
    };
  }
}
