package dev.p2p.api;

/** What became of a published event. */
public sealed interface PublishResult {

  /**
   * It was offered to all subscribers.
   *
   * @param accepted how many took it, those that displaced for it included
   * @param displaced how many of these gave up at least one older event for it
   * @param refused how many did not take it
   */
  record Offered(int accepted, int displaced, int refused) implements PublishResult {}

  /**
   * It was not admitted to the topic; nobody was offered it.
   *
   * @param reason why, for people
   */
  record Rejected(String reason) implements PublishResult {}

  /** How many took it; 0 if it was rejected. */
  default int acceptedCount() {
    return this instanceof Offered offered ? offered.accepted() : 0;
  }
}
