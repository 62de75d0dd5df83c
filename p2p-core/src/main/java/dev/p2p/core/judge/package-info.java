/**
 * Who misbehaves, and what becomes of them: points for offences, which decay and are made up for;
 * disconnection and bans, which an operator can see, edit and lift.
 */
@NullMarked
package dev.p2p.core.judge;

import org.jspecify.annotations.NullMarked;
