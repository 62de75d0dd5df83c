package dev.p2p.app.cli;

import dev.p2p.api.NodeAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads HOST:PORT, of port 0 too: where a node listens, the system picks one. */
final class AddressConverter implements ITypeConverter<NodeAddress> {

  @Override
  public NodeAddress convert(String value) {
    try {
      return NodeAddress.parse(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
