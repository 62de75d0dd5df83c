/** How a simulated node's actors come to their turns. */
@NullMarked
package dev.p2p.simulator.turns;

import org.jspecify.annotations.NullMarked;
