package dev.p2p.core.book;

import java.util.SortedMap;

/**
 * What the book holds, and what it did not take.
 *
 * @param fresh addresses at which no node was found yet
 * @param tried addresses at which one was
 * @param heapBytes what they take of the Java heap, at most
 * @param refused addresses that were named and not kept, since the node was started, by reason
 */
public record BookUsage(int fresh, int tried, long heapBytes, SortedMap<Refusal, Long> refused) {}
