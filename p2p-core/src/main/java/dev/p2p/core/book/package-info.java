/**
 * The addresses at which there may be nodes, and what is known of them: {@link
 * dev.p2p.core.book.AddressBook}.
 */
@NullMarked
package dev.p2p.core.book;

import org.jspecify.annotations.NullMarked;
