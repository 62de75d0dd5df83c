/**
 * What goes wrong, and when: {@link dev.p2p.simulator.fault.FaultScript} is a list anybody can read
 * and write, {@link dev.p2p.simulator.fault.FaultGenerator} draws one by lot.
 */
@NullMarked
package dev.p2p.simulator.fault;

import org.jspecify.annotations.NullMarked;
