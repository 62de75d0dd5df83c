/** Time and chance of a simulation, which are the same in every run of a seed. */
@NullMarked
package dev.p2p.simulator.time;

import org.jspecify.annotations.NullMarked;
