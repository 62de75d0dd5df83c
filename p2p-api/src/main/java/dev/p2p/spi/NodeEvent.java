package dev.p2p.spi;

import dev.p2p.api.Ban;
import dev.p2p.api.CloseReason;
import dev.p2p.api.MessageId;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Offence;
import dev.p2p.api.PeerId;
import dev.p2p.api.PeerInfo;
import dev.p2p.api.Topic;
import java.time.Duration;
import java.time.Instant;

/** Something rare enough to be worth an object, and important enough to be told. */
public sealed interface NodeEvent {

  /** The node accepts connections. */
  record Listening(NodeAddress address) implements NodeEvent {}

  /** A connection could not be taken; the node still listens. */
  record AcceptFailed(NodeAddress listener, String detail) implements NodeEvent {}

  /** Nobody answered, or not in time; or nobody was asked, because the address is banned. */
  record DialFailed(NodeAddress remote, String detail) implements NodeEvent {}

  /**
   * The node means to dial an address: what it will do next about a peer that is gone, or that it
   * could not reach.
   *
   * @param at when, by the wall clock, at the earliest
   * @param why for people
   */
  record DialPlanned(NodeAddress remote, Instant at, String why) implements NodeEvent {}

  /** A connection stands; its handshake begins. Exactly one {@link Closed} will follow. */
  record Opened(ConnectionInfo connection) implements NodeEvent {}

  /** The handshake is done: the peer takes part. */
  record Connected(ConnectionInfo connection, PeerInfo peer) implements NodeEvent {}

  /**
   * A connection ended.
   *
   * @param lifetime since it was opened
   */
  record Closed(ConnectionInfo connection, CloseReason reason, Duration lifetime)
      implements NodeEvent {}

  /** A handler threw, or its stage failed: that message failed, the peer stays. */
  record HandlerFailed(PeerId peer, Topic topic, MessageId id, Throwable cause)
      implements NodeEvent {}

  /** A handler held its Reader for longer than it should. */
  record HandlerSlow(PeerId peer, Topic topic, Duration took) implements NodeEvent {}

  /** A handler found a message bad. */
  record MessageRejected(PeerId peer, Topic topic, MessageId id, String reason)
      implements NodeEvent {}

  /** An iterator of answers threw: what it had left is not sent, the peer stays. */
  record AnswersFailed(PeerId peer, Throwable cause) implements NodeEvent {}

  /**
   * What the application said makes the kinds of a topic differ threw: the message is of a kind of
   * its own.
   */
  record KindFailed(Topic topic, MessageId id, Throwable cause) implements NodeEvent {}

  /**
   * A peer did what it is made to pay for.
   *
   * @param count how many times at once, at least 1
   * @param detail the evidence, for people
   */
  record Penalised(PeerId peer, Offence offence, long count, String detail) implements NodeEvent {}

  /** A ban is in force, or its end or reason has changed. */
  record Banned(Ban ban) implements NodeEvent {}

  /** A ban is in force no more. */
  record Unbanned(Ban ban, UnbanCause cause) implements NodeEvent {}

  /** Why a ban is in force no more. */
  enum UnbanCause {
    /** Its time was over. */
    EXPIRED,
    /** An operator lifted it, by command or in the saved list. */
    LIFTED,
    /** There were too many, and of the automatic ones it had the least time left. */
    DISPLACED
  }

  /**
   * The saved list of bans could not be read or written. The one in use stays in force.
   *
   * @param detail what is wrong, with the line if it is a mistake in the text
   */
  record BansFailed(String detail) implements NodeEvent {}

  /**
   * What a node had saved can't be read: it begins without it.
   *
   * @param name of the state, as in {@link StateStore}
   * @param where it was put, for people to look at
   * @param why it can't be read
   */
  record StateSetAside(String name, String where, String why) implements NodeEvent {}

  /**
   * What a node would keep over a restart could not be saved. Told once, until it can be again; it
   * is tried again and again.
   *
   * @param name of the state, as in {@link StateStore}
   * @param why it could not be
   */
  record StateNotSaved(String name, String why) implements NodeEvent {}
}
