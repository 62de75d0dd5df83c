/**
 * Every limit and time-out of a node, as records that can't be wrong: ranges and relations are
 * checked when one is made, and the message of an error names key, rule and value.
 */
@NullMarked
package dev.p2p.core.settings;

import org.jspecify.annotations.NullMarked;
