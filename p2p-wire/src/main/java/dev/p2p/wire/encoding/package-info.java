/**
 * How values stand in a payload: little-endian integers, CompactSize, bytes with their length. Not
 * exported.
 */
@NullMarked
package dev.p2p.wire.encoding;

import org.jspecify.annotations.NullMarked;
