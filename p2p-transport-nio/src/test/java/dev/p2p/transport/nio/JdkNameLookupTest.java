package dev.p2p.transport.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.api.NodeAddress;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class JdkNameLookupTest {

  private final JdkNameLookup lookup = new JdkNameLookup();

  @Test
  void aNameStandsForAllItsAddressesEachWithThePort() throws Exception {
    assertThat(lookup.lookUp(new NodeAddress("localhost", 7000)))
        .isNotEmpty()
        .isSubsetOf(new NodeAddress("127.0.0.1", 7000), new NodeAddress("::1", 7000));
  }

  @Test
  void anAddressStandsForItself() throws Exception {
    NodeAddress address = NodeAddress.parse("[2001:db8::1]:7000");

    assertThat(lookup.lookUp(address)).containsExactly(address);
  }

  @Test
  void aNameWithoutAddressesIsAFailureThatNamesIt() {
    // RFC 6761: no name below it is ever given out.
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> lookup.lookUp(new NodeAddress("nobody.invalid", 7000)))
        .withMessage("nobody.invalid: no address is known for this name");
  }
}
