package io.jenkins.plugins.imagelift;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The processes of this machine (Linux) whose environment holds a certain mark. */
final class MarkedProcesses {
    private final String mark;

    /** @param mark "NAME=value", as it stands in the environment */
    MarkedProcesses(String mark) {
        this.mark = mark;
    }

    /**
     * Sends SIGTERM to all of them and waits until they have ended.
     *
     * @return whether they have, within {@code seconds}
     */
    boolean end(int seconds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<ProcessHandle> alive = find();
        alive.forEach(ProcessHandle::destroy);
        while (alive.stream().anyMatch(ProcessHandle::isAlive)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(100);
        }
        return true;
    }

    private List<ProcessHandle> find() {
        long own = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses().filter(each -> each.pid() != own && isMarked(each.pid())).toList();
    }

    private boolean isMarked(long pid) {
        try {
            byte[] environment = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "environ"));
            return List.of(new String(environment, StandardCharsets.UTF_8).split("\0")).contains(mark);
        } catch (IOException e) {
            return false; // it has ended, or is another user's
        }
    }
}
