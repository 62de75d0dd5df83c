package dev.p2p.api;

/** The event topics a node itself publishes on or subscribes to. */
public final class NodeTopics {

  /**
   * What is published here goes to all peers: every Writer's outbox takes part. Messages must be
   * made by the node's {@link MessageFactory}; one that the node has seen already is rejected.
   */
  public static final EventTopic<Message> GOSSIP =
      EventTopic.of("gossip", Message.class, message -> message.frame().length());

  /** Messages from peers that a handler accepted, published by the node. */
  public static final EventTopic<Message> ACCEPTED =
      EventTopic.of("accepted", Message.class, message -> message.frame().length());

  private NodeTopics() {}
}
