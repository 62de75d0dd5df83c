package dev.p2p.app.cli;

import dev.p2p.api.NodeAddress;
import dev.p2p.app.config.PeersConfig;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the HOST:PORT of a node to connect to, as the configuration file has it. */
final class DialableConverter implements ITypeConverter<NodeAddress> {

  @Override
  public NodeAddress convert(String value) {
    try {
      return PeersConfig.dialable(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
