/**
 * The demonstration: full nodes over TCP on loopback, lines published at nodes in turn, and proof
 * that every node delivered every other node's messages exactly once.
 */
@NullMarked
package dev.p2p.app.demo;

import org.jspecify.annotations.NullMarked;
