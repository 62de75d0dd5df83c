package dev.p2p.testcontainers;

/**
 * How a node's process ended.
 *
 * @param exitCode of the process
 * @param log everything it said
 */
record NodeEnd(int exitCode, String log) {}
