package dev.p2p.core.judge;

import dev.p2p.api.Subnet;
import dev.p2p.spi.ConnectionInfo;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A connection whose far end is judged.
 *
 * @param connection the connection
 * @param who on whose account its offences go
 * @param accepted relayed messages that it was the first to bring and that were accepted, and that
 *     were not made up with yet
 */
record Watched(ConnectionInfo connection, Subnet who, AtomicLong accepted) {}
