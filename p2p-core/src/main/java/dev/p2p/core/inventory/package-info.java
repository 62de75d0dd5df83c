/**
 * What peers say of transactions and blocks, answered from what the application has of them: {@link
 * dev.p2p.core.inventory.InventoryPorts}. One handler a topic; {@link
 * dev.p2p.core.inventory.InventoryHandlers} says which there are.
 *
 * <pre>
 *  comes          goes
 *  mempool        inv, with the transactions that wait; of none without an application
 *  inv            getdata, for what is not known and not asked for elsewhere: AskedItems
 *  getdata        tx and block, found one by one as the connection takes them: ServedItems
 *  getblocks      inv, with the blocks that follow
 *  getcandidate   candidate
 * </pre>
 */
@NullMarked
package dev.p2p.core.inventory;

import org.jspecify.annotations.NullMarked;
