/** The seed's defects, as doubles of parts of a node, and the invariants that catch them. */
@NullMarked
package dev.p2p.simulator.planted;

import org.jspecify.annotations.NullMarked;
