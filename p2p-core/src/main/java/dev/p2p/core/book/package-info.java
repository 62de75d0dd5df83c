/**
 * The addresses at which there may be nodes, and what is known of them.
 *
 * <p>Start with {@link dev.p2p.core.book.AddressBook}, which has the lock. The {@code Doorkeeper}
 * decides who may teach what, the {@code Shelf} who gets a place in the {@code Tables} and who
 * gives way, {@code Buckets} where that place is, the {@code Lot} what is drawn. {@link
 * dev.p2p.core.book.BookKeeper} keeps a book over a restart, as a {@code BookText} that the {@code
 * BookParser} reads.
 */
@NullMarked
package dev.p2p.core.book;

import org.jspecify.annotations.NullMarked;
