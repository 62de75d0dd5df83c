package dev.p2p.testcontainers;

import java.util.List;

/**
 * What a node accepted behind some number.
 *
 * @param messages the oldest first
 * @param lastNumber of the last the node accepted at all; 0 if there was none
 */
record MessagePage(List<NodeMessage> messages, long lastNumber) {}
