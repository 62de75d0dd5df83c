package dev.p2p.api.broken;

import org.slf4j.Logger;

/** Breaks "api". */
record BrokenApi(Logger log) {}
