/** The store of recent messages in a file. */
module dev.p2p.store.mvstore {
  requires transitive dev.p2p.api;
  requires static org.jspecify;
  requires com.h2database.mvstore;
  requires org.slf4j;

  exports dev.p2p.store.mvstore;
}
