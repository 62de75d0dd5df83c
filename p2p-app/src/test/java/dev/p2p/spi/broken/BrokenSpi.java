package dev.p2p.spi.broken;

import dev.p2p.core.Node;

/** Breaks "spi". */
record BrokenSpi(Node node) {}
