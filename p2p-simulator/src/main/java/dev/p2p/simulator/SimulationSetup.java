package dev.p2p.simulator;

import dev.p2p.api.EventBus;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.simulator.network.LinkModel;
import dev.p2p.spi.Execution;
import dev.p2p.spi.WireProtocol;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * What all nodes of a simulation are made of.
 *
 * @param wire their dialect
 * @param bus makes a node's bus
 * @param settings limits and time-outs
 * @param links what connections are like
 * @param ips where they are, by index
 * @param blueprint what is particular about them
 */
record SimulationSetup(
    WireProtocol wire,
    Function<Execution, EventBus> bus,
    NodeSettings settings,
    LinkModel links,
    IntFunction<String> ips,
    Blueprint blueprint) {}
