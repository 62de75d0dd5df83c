/**
 * What is kept of a run: {@link dev.p2p.simulator.record.Ledger} who was delivered what, {@link
 * dev.p2p.simulator.record.Trace} everything that happened, as a hash and, if wanted, as lines.
 */
@NullMarked
package dev.p2p.simulator.record;

import org.jspecify.annotations.NullMarked;
