/**
 * How nodes of ours miss nothing: {@link dev.p2p.core.repair.Reconciliation} finds the difference
 * between what two of them have, {@link dev.p2p.core.repair.Fetches} asks for what is missing, once
 * at a time, and {@link dev.p2p.core.repair.Repair} is the node's part in both.
 */
@NullMarked
package dev.p2p.core.repair;

import org.jspecify.annotations.NullMarked;
