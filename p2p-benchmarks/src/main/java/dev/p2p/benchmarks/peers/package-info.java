/**
 * Peers that cost next to nothing: they shake hands, answer pings and count what comes, thousands
 * of them on one thread. What is measured is the node at the other end.
 */
@NullMarked
package dev.p2p.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
