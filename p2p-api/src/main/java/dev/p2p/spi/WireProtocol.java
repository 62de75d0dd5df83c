package dev.p2p.spi;

import dev.p2p.api.StandardTopics;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicPair;
import dev.p2p.api.WireProfile;
import java.util.List;

/**
 * Everything a node knows of bytes on the wire.
 *
 * <p><b>Threading:</b> immutable, safe to share.
 */
public interface WireProtocol {

  /** The dialect. */
  WireProfile profile();

  /** Its frames. */
  FrameCodec frames();

  /** The payloads of its handshake. */
  HandshakeCodec handshake();

  /** What its other payloads must be like. */
  PayloadRules payloads();

  /** Which of its topics answer which, in an order of its own; every name is in the profile. */
  List<TopicPair> pairs();

  /**
   * The payloads by which peers speak of transactions and blocks; their topics are {@link
   * StandardTopics#INV}, {@link StandardTopics#GETDATA}, {@link StandardTopics#GETBLOCKS} and
   * {@link StandardTopics#GETCANDIDATE}. A node does without those its profile has not.
   */
  InventoryCodec inventories();

  /**
   * The payloads by which nodes of ours find out what they miss of each other's messages; their
   * topics are {@link StandardTopics#HAVE}, {@link StandardTopics#WANT}, {@link
   * StandardTopics#LACK}, {@link StandardTopics#COMPARE} and {@link StandardTopics#LIST}. A profile
   * without these topics does without repair.
   */
  RepairCodec repairs();

  /**
   * The payload of {@link StandardTopics#ADDR}. A profile without it, or without {@link
   * StandardTopics#GETADDRS}, does without telling addresses.
   */
  AddressCodec addresses();

  /**
   * This protocol with one more topic.
   *
   * @throws IllegalArgumentException if its number or name clashes, or its payload is too large
   */
  WireProtocol with(Topic topic);
}
