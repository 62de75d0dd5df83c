package dev.p2p.core.broken;

/** Breaks "names". */
final class BrokenNameHelper {}
