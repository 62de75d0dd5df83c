/** Peers that say nothing: what each costs, how fast they come, and what keeping them takes. */
@NullMarked
package dev.p2p.benchmarks.connections;

import org.jspecify.annotations.NullMarked;
