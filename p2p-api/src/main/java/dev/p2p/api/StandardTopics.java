package dev.p2p.api;

/** Names of the topics the P2P layer itself speaks; their numbers differ between profiles. */
public final class StandardTopics {

  /** First message of either side: what version and services it has. */
  public static final String VERSION = "version";

  /** Answer to an acceptable {@link #VERSION}; ends the handshake. */
  public static final String VERACK = "verack";

  /** Asks whether the other side is alive. */
  public static final String PING = "ping";

  /** Answer to {@link #PING}. */
  public static final String PONG = "pong";

  /** Asks for an inventory of the transactions not yet in a block. */
  public static final String MEMPOOL = "mempool";

  /** Asks where there are other nodes. */
  public static final String GETADDRS = "getaddrs";

  /** Says where there is a node. */
  public static final String ADDR = "addr";

  /** An inventory. */
  public static final String INV = "inv";

  /** Asks for transactions and blocks by their hashes. */
  public static final String GETDATA = "getdata";

  /** Asks for an inventory of the blocks that follow one. */
  public static final String GETBLOCKS = "getblocks";

  /** Asks for a block that is proposed and not agreed on. */
  public static final String GETCANDIDATE = "getcandidate";

  /** A transaction. */
  public static final String TX = "tx";

  /** A block, for a peer that asked. */
  public static final String BLOCK = "block";

  /** A block that is proposed and not agreed on. */
  public static final String CANDIDATE = "candidate";

  /** Between nodes of ours: announces messages by their ids. */
  public static final String HAVE = "have";

  /** Between nodes of ours: asks for messages by their ids. */
  public static final String WANT = "want";

  /** Between nodes of ours: the part of a {@link #WANT} that can't be answered. */
  public static final String LACK = "lack";

  /** Between nodes of ours: what the sender has, in outline, to be compared. */
  public static final String COMPARE = "compare";

  /** Between nodes of ours: what the sender has of a range, every id. */
  public static final String LIST = "list";

  private StandardTopics() {}
}
