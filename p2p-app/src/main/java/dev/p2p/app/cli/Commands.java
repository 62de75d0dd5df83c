package dev.p2p.app.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** The commands there are, by their names. */
final class Commands {

  /** In the order in which the help lists them. */
  private static final SequencedMap<String, Supplier<Object>> ALL = all();

  private Commands() {}

  /** New ones, to run what {@code args} ask for: the one they begin with; all if it is none. */
  static Collection<Object> of(String... args) {
    Supplier<Object> asked = args.length == 0 ? null : ALL.get(args[0]);
    Collection<Supplier<Object>> wanted = asked == null ? ALL.values() : List.of(asked);
    return wanted.stream().map(Supplier::get).toList();
  }

  private static SequencedMap<String, Supplier<Object>> all() {
    SequencedMap<String, Supplier<Object>> all = new LinkedHashMap<>();
    all.put("demo", DemoCommand::new);
    all.put("simulate", SimulateCommand::new);
    all.put("trace", TraceCommand::new);
    all.put("run", RunCommand::new);
    all.put("send", SendCommand::new);
    all.put("tail", TailCommand::new);
    all.put("ready", ReadyCommand::new);
    all.put("peers", PeersCommand::new);
    all.put("why", WhyCommand::new);
    all.put("bans", BansCommand::new);
    all.put("frame", FrameCommand::new);
    all.put("config", ConfigCommand::new);
    all.put("log-level", LogLevelCommand::new);
    return all;
  }
}
