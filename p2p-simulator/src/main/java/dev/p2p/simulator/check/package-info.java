/** What must hold in every run, and what was found to be otherwise. */
@NullMarked
package dev.p2p.simulator.check;

import org.jspecify.annotations.NullMarked;
