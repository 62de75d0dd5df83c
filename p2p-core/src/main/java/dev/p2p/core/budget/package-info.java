/**
 * The memory of a node: {@link dev.p2p.core.budget.ByteBudget} counts what waits and what is kept,
 * and never more than it may be; {@link dev.p2p.core.budget.RoomMaker} decides who pays when it is
 * used up.
 */
@NullMarked
package dev.p2p.core.budget;

import org.jspecify.annotations.NullMarked;
