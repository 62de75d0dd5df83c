/** Input line by line, however long the lines are, in bounded memory. */
@NullMarked
package dev.p2p.app.input;

import org.jspecify.annotations.NullMarked;
