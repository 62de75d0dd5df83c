package dev.p2p.wire;

import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.Priority;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicPolicy;
import dev.p2p.api.TopicTable;
import dev.p2p.wire.payload.Addr;
import dev.p2p.wire.payload.GetBlocks;
import dev.p2p.wire.payload.Inventory;
import dev.p2p.wire.repair.ComparisonPayload;
import dev.p2p.wire.repair.IdsPayload;
import dev.p2p.wire.repair.ListingPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The topics of the original, and those by which nodes of ours repair gossip. The original's
 * numbers are their places in a list, and differ between its tags; ours have numbers of their own,
 * beyond the original's, the same in all profiles. How a message is treated goes by its name.
 *
 * <p>{@code acceptedblock} and those from {@code gossip} on, {@code getcandidate} excepted, the
 * original only uses within a node. They are here so that what a peer may not send has a name.
 */
final class DuskTopics {

  static final String CHALLENGE = "challenge";
  static final String RESPONSE = "response";

  /** What a voucher, which introduces nodes to each other, may send and be sent. */
  static final List<String> OF_VOUCHERS =
      List.of(
          StandardTopics.ADDR,
          CHALLENGE,
          RESPONSE,
          StandardTopics.GETADDRS,
          StandardTopics.PING,
          StandardTopics.PONG);

  /** Where all lists end: what the original uses within a node, and one request. */
  private static final List<String> COMMON_TAIL =
      List.of(
          "gossip",
          "unknown",
          "reject",
          "quit",
          "log",
          "monitor_topic",
          "__test",
          "getmempooltxs",
          "getmempooltxsbysize",
          "sendmempooltx",
          "validatestatetransition",
          "executestatetransition",
          "getmempoolview",
          "sendbidtx",
          "sendstaketx",
          "sendstandardtx",
          "getbalance",
          "getunconfirmedbalance",
          "getaddress",
          "gettxhistory",
          "automateconsensustxs",
          "getsyncprogress",
          "rebuildchain",
          "clearwalletdatabase",
          "startprofile",
          "stopprofile",
          StandardTopics.GETCANDIDATE,
          "syncprogress",
          "kadcast");

  /** Numbers 0 to 43 of tags v0.4.0 to v0.4.2. */
  static final List<String> BEFORE_VOUCHERS =
      concat(
          List.of(
              StandardTopics.VERSION,
              StandardTopics.VERACK,
              StandardTopics.PING,
              StandardTopics.PONG,
              StandardTopics.GETDATA,
              StandardTopics.GETBLOCKS,
              StandardTopics.TX,
              StandardTopics.BLOCK,
              "acceptedblock",
              StandardTopics.MEMPOOL,
              StandardTopics.INV,
              StandardTopics.CANDIDATE,
              "score",
              "reduction",
              "agreement"),
          COMMON_TAIL);

  /**
   * Numbers 0 to 48 of tags v0.4.4 to v0.6.1. Tag v0.4.3 had {@code score} for {@code newblock} and
   * no {@code aggragreement}, so that what follows was one lower.
   */
  static final List<String> SINCE_VOUCHERS =
      concat(
          List.of(
              StandardTopics.VERSION,
              StandardTopics.VERACK,
              StandardTopics.PING,
              StandardTopics.PONG,
              CHALLENGE,
              RESPONSE,
              StandardTopics.GETADDRS,
              StandardTopics.ADDR,
              StandardTopics.GETDATA,
              StandardTopics.GETBLOCKS,
              StandardTopics.TX,
              StandardTopics.BLOCK,
              "acceptedblock",
              StandardTopics.MEMPOOL,
              StandardTopics.INV,
              StandardTopics.CANDIDATE,
              "newblock",
              "reduction",
              "agreement",
              "aggragreement"),
          COMMON_TAIL);

  /** The number of the first of {@link #OF_REPAIR}. */
  static final int REPAIR_FIRST = 112;

  /** What nodes of ours say to each other, and to no others. */
  static final List<String> OF_REPAIR =
      List.of(
          StandardTopics.HAVE,
          StandardTopics.WANT,
          StandardTopics.LACK,
          StandardTopics.COMPARE,
          StandardTopics.LIST);

  private DuskTopics() {}

  /**
   * A table of these topics, numbered from 0, and of those of repair.
   *
   * @param frameMax largest payload a frame can hold, in bytes
   */
  static TopicTable table(List<String> names, int frameMax) {
    List<Topic> topics = new ArrayList<>();
    number(names, 0, frameMax, topics);
    number(OF_REPAIR, REPAIR_FIRST, frameMax, topics);
    return TopicTable.of(topics);
  }

  private static void number(List<String> names, int first, int frameMax, List<Topic> topics) {
    int number = first;
    for (String name : names) {
      topics.add(new Topic(number, name, policy(name, frameMax)));
      number++;
    }
  }

  /**
   * How messages of that name are treated. Consensus goes first, because every other node waits for
   * it. Blocks go last: they answer a peer that catches up, they are large, and only that peer
   * waits for them.
   *
   * <p>In a full outbox the older gives way to the newer, except that a peer which has no room for
   * the few messages of handshake and keep-alive is let go, and that one which has none for a Have
   * does without: it learns of the messages when inventories are compared.
   */
  private static TopicPolicy policy(String name, int frameMax) {
    return switch (name) {
      case StandardTopics.VERSION -> handshake(DuskHandshakeCodec.VERSION_BYTES);
      case StandardTopics.VERACK -> handshake(frameMax);
      case StandardTopics.PING, StandardTopics.PONG -> keepAlive();
      case StandardTopics.MEMPOOL, StandardTopics.GETADDRS -> direct(0);
      case StandardTopics.ADDR -> direct(Addr.BYTES_MAX);
      case CHALLENGE, RESPONSE, StandardTopics.GETCANDIDATE -> direct(frameMax);
      case StandardTopics.GETBLOCKS -> direct(GetBlocks.BYTES_MAX);
      case StandardTopics.GETDATA, StandardTopics.INV ->
          direct(Math.min(Inventory.BYTES_MAX, frameMax));
      case StandardTopics.HAVE ->
          new TopicPolicy(
              true, false, Priority.NORMAL, IdsPayload.BYTES_MAX, OverflowPolicy.DROP_NEWEST);
      case StandardTopics.WANT, StandardTopics.LACK -> direct(IdsPayload.BYTES_MAX);
      case StandardTopics.COMPARE -> direct(ComparisonPayload.BYTES_MAX);
      case StandardTopics.LIST -> direct(ListingPayload.BYTES_MAX);
      case StandardTopics.BLOCK ->
          new TopicPolicy(true, false, Priority.LOW, frameMax, OverflowPolicy.DROP_OLDEST);
      case StandardTopics.TX -> relayed(Priority.NORMAL, frameMax);
      case StandardTopics.CANDIDATE,
          "score",
          "newblock",
          "reduction",
          "agreement",
          "aggragreement" ->
          relayed(Priority.HIGH, frameMax);
      default -> new TopicPolicy(false, false, Priority.LOW, frameMax, OverflowPolicy.DROP_NEWEST);
    };
  }

  private static TopicPolicy handshake(int maxPayloadBytes) {
    return new TopicPolicy(false, false, Priority.HIGH, maxPayloadBytes, OverflowPolicy.DISCONNECT);
  }

  private static TopicPolicy keepAlive() {
    return new TopicPolicy(true, false, Priority.HIGH, 0, OverflowPolicy.DISCONNECT);
  }

  /** A request or its answer: between two peers, never passed on. */
  private static TopicPolicy direct(int maxPayloadBytes) {
    return new TopicPolicy(
        true, false, Priority.NORMAL, maxPayloadBytes, OverflowPolicy.DROP_OLDEST);
  }

  private static TopicPolicy relayed(Priority priority, int maxPayloadBytes) {
    return new TopicPolicy(true, true, priority, maxPayloadBytes, OverflowPolicy.DROP_OLDEST);
  }

  private static List<String> concat(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
