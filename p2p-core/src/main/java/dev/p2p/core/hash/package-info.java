/** Hashes that nobody can aim at who does not know their key. */
@NullMarked
package dev.p2p.core.hash;

import org.jspecify.annotations.NullMarked;
