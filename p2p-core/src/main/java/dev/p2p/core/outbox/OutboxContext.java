package dev.p2p.core.outbox;

import dev.p2p.core.budget.ByteBudget;

/**
 * What all outboxes of a node share.
 *
 * @param budget pays for what waits in them
 * @param kinds of messages of which only the latest waits
 */
public record OutboxContext(ByteBudget budget, Kinds kinds) {}
