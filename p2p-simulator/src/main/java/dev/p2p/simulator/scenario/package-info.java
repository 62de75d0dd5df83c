/**
 * Stories of a network and what they promise: {@link dev.p2p.simulator.scenario.Scenarios} has them
 * by name, {@link dev.p2p.simulator.scenario.ScenarioRunner} plays one and measures it.
 */
@NullMarked
package dev.p2p.simulator.scenario;

import org.jspecify.annotations.NullMarked;
