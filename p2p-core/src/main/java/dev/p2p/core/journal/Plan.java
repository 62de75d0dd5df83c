package dev.p2p.core.journal;

import java.time.Instant;

/**
 * What the node will do next: dial again.
 *
 * @param at when, by the wall clock, at the earliest
 * @param why for people
 */
public record Plan(Instant at, String why) {}
