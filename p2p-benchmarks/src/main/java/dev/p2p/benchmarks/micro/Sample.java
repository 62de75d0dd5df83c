package dev.p2p.benchmarks.micro;

/**
 * What one process measured of one benchmark.
 *
 * @param nanos time of an operation
 * @param bytes what an operation allocates
 */
record Sample(double nanos, double bytes) {}
