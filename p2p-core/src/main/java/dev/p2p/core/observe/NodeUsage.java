package dev.p2p.core.observe;

import java.util.SortedMap;

/**
 * What a node holds at a moment, of all that has a bound.
 *
 * @param outboxes what waits for each open connection, by its number
 * @param idsRemembered message ids in the duplicate filter
 * @param laterOutcomes messages whose handlers answer later
 * @param openRequests questions to all peers whose answers may still come
 * @param budget the node's memory
 * @param judged what is held against addresses
 */
public record NodeUsage(
    SortedMap<Long, OutboxUsage> outboxes,
    int idsRemembered,
    int laterOutcomes,
    int openRequests,
    BudgetUsage budget,
    JudgeUsage judged) {}
