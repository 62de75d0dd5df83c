/**
 * The node as Guice puts it together: a module for each library, strict. What they make are the
 * same classes, through the same builder, that a user of the libraries calls by hand.
 */
@NullMarked
package dev.p2p.app.assembly;

import org.jspecify.annotations.NullMarked;
