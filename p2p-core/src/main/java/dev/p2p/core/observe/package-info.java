/** Adapters of {@link dev.p2p.spi.NodeObserver} that every node can use: counters and a log. */
@NullMarked
package dev.p2p.core.observe;

import org.jspecify.annotations.NullMarked;
