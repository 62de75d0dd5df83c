package dev.p2p.testcontainers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import java.util.concurrent.TimeUnit;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;

/** Waits for the end of a container that does one thing, and ends with 0. */
final class OneShot extends StartupCheckStrategy {

  private static final int LIMIT_SECONDS = 30;

  @Override
  public boolean waitUntilStartupSuccessful(DockerClient docker, String containerId) {
    return docker
            .waitContainerCmd(containerId)
            .exec(new WaitContainerResultCallback())
            .awaitStatusCode(LIMIT_SECONDS, TimeUnit.SECONDS)
        == 0;
  }

  @Override
  public StartupStatus checkStartupState(DockerClient docker, String containerId) {
    return StartupStatus.SUCCESSFUL;
  }
}
