package dev.p2p.core.request;

import dev.p2p.api.MessageFactory;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.TimeSource;

/**
 * What the requests to all peers of a node share.
 *
 * @param pairs which topics answer which
 * @param messages makes the questions
 * @param numbers for the reserved field, where there is one
 * @param time where time comes from
 * @param observer who is told of answers nobody asked for
 * @param ticker marks the thread that gives up what has taken too long
 */
public record RequestContext(
    PairTable pairs,
    MessageFactory messages,
    RequestNumbers numbers,
    TimeSource time,
    NodeObserver observer,
    TurnMark ticker) {}
