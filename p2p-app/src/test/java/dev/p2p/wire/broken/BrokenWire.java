package dev.p2p.wire.broken;

import dev.p2p.core.Node;

/** Breaks "wire". */
record BrokenWire(Node node) {}
