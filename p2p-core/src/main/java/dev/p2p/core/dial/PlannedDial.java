package dev.p2p.core.dial;

import dev.p2p.api.NodeAddress;

/** A dial that is to begin now. */
record PlannedDial(NodeAddress address, Purpose purpose) {}
