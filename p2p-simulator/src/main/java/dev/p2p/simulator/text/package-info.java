/** What people write for a simulation, line by line, and what they got wrong in it. */
@NullMarked
package dev.p2p.simulator.text;

import org.jspecify.annotations.NullMarked;
