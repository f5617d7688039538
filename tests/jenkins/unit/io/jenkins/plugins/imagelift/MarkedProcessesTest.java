package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MarkedProcessesTest {
    private static Process start(String mark, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("IMAGELIFT_TEST_MARK", mark);
        return builder.start();
    }

    @Test
    void sigtermReachesTheMarkedProcessAndNoOther() throws Exception {
        String mark = UUID.randomUUID().toString();
        Process marked = start(mark, "sleep", "60");
        Process other = start(mark + "-other", "sleep", "60");
        try {
            assertTrue(new MarkedProcesses("IMAGELIFT_TEST_MARK=" + mark).end(10));
            assertEquals(143, marked.waitFor());
            assertTrue(other.isAlive());
        } finally {
            marked.destroyForcibly();
            other.destroyForcibly();
        }
    }

    @Test
    void whoDoesNotEndIsReported() throws Exception {
        String mark = UUID.randomUUID().toString();
        Process stubborn = start(mark, "sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.1; done");
        try {
            stubborn.getInputStream().read(); // the trap stands
            assertFalse(new MarkedProcesses("IMAGELIFT_TEST_MARK=" + mark).end(1));
        } finally {
            stubborn.destroyForcibly();
        }
    }
}
