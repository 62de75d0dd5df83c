/** Nodes as a library user builds them, without Guice. Each class has a main to run and to copy. */
@NullMarked
package dev.p2p.examples;

import org.jspecify.annotations.NullMarked;
