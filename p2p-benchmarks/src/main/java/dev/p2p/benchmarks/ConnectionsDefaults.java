package dev.p2p.benchmarks;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Idle peers are pinged every 30 s: the time that counts must hold two of that. */
final class ConnectionsDefaults implements IDefaultValueProvider {

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option && option.longestName().equals("--seconds")
        ? "60"
        : argument.defaultValue();
  }
}
