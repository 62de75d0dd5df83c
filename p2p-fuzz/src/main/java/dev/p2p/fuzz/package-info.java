/**
 * What must hold whatever arrives. Each {@link dev.p2p.fuzz.Target} drives a part of the product
 * with bytes of a fuzzer's choice and holds it to its invariants. A target takes bytes and knows no
 * fuzzer, so that what was found can be replayed without one.
 */
@NullMarked
package dev.p2p.fuzz;

import org.jspecify.annotations.NullMarked;
