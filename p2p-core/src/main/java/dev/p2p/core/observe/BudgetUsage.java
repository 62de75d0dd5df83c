package dev.p2p.core.observe;

/**
 * The memory of a node at a moment, as far as it is counted: what waits, what is being written,
 * what has arrived, what handlers have in hands, what is kept.
 *
 * @param bytes in use; never more than {@code bytesMax}
 * @param storeBytes of these, what is kept for peers that missed it
 * @param mostBytes the most there ever was in use beside the store
 * @param bytesMax may be in use
 */
public record BudgetUsage(long bytes, long storeBytes, long mostBytes, long bytesMax) {}
