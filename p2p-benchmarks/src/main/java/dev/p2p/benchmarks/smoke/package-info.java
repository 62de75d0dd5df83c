/**
 * A guard against becoming slow: a few ratios, measured in less than a minute, beside the ranges in
 * which they are expected.
 */
@NullMarked
package dev.p2p.benchmarks.smoke;

import org.jspecify.annotations.NullMarked;
