package dev.p2p.core.observe;

/**
 * What is held against addresses.
 *
 * @param addresses whose points are remembered
 * @param forgotten addresses that were forgotten to make room, ever
 * @param bans in force
 * @param displaced bans that had to make room, ever
 */
public record JudgeUsage(int addresses, long forgotten, int bans, long displaced) {}
