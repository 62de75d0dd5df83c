/** What a node tells, as events of the JDK's flight recorder. */
@NullMarked
package dev.p2p.core.jfr;

import org.jspecify.annotations.NullMarked;
