package dev.p2p.core.outbox;

import dev.p2p.api.Bytes;

/**
 * What a message of a topic with {@link dev.p2p.api.OverflowPolicy#KEEP_LATEST} is about: of one
 * kind at most one waits for a peer.
 *
 * <p>Keys come from afar and can be made to have the same hash. That kinds have an order keeps a
 * look-up among such logarithmic.
 *
 * @param topic number of the topic
 * @param key equal for messages of one kind; a part of the payload, as a rule
 */
record Kind(int topic, Bytes key) implements Comparable<Kind> {

  @Override
  public int compareTo(Kind that) {
    int order = Integer.compare(topic, that.topic);
    return order != 0 ? order : key.asByteBuffer().compareTo(that.key.asByteBuffer());
  }
}
