package dev.p2p.transport.nio.broken;

import dev.p2p.wire.Network;

/** Breaks "transport". */
record BrokenTransport(Network network) {}
