package dev.p2p.core.observe;

import dev.p2p.api.NodeAddress;
import java.util.List;
import java.util.SortedMap;

/**
 * What a node that finds peers by itself knows at the moment.
 *
 * @param company how many peers it takes to be connected, whoever dialled
 * @param chosen addresses of connected peers that it chose, the longest connected first
 * @param fresh addresses in its book at which no node was found yet
 * @param tried addresses at which one was
 * @param refused addresses that were named and not kept, by reason
 * @param backOffs addresses remembered for their failures
 */
public record DiscoveryUsage(
    int company,
    List<NodeAddress> chosen,
    int fresh,
    int tried,
    SortedMap<String, Long> refused,
    int backOffs) {}
