/** Who dials whom at the beginning. */
@NullMarked
package dev.p2p.simulator.topology;

import org.jspecify.annotations.NullMarked;
