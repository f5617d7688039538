package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoggedReasonTest {
    @Test
    void theLastErrorOfTheWorkerIsFoundBehindOtherLines() {
        assertEquals("there is no 'amce' in imagelift.json; there are: acme, globex", LoggedReason.in(List.of(
                "2026-01-02T03:04:05Z error an earlier one", "2026-01-02T03:04:06Z info 3 images listed",
                "[2026-01-02T03:04:07.000Z] 2026-01-02T03:04:07Z error there is no 'amce' in imagelift.json; there are: acme, globex",
                "[Pipeline] }", "ERROR: script returned exit code 2")));
    }

    @Test
    void linesInJsonAreReadToo() {
        assertEquals("it \"failed\"", LoggedReason.in(List.of(
                "{\"time\":\"2026-01-02T03:04:05.678Z\",\"level\":\"error\",\"message\":\"it \\\"failed\\\"\"}")));
        assertEquals("", LoggedReason.in(List.of("{\"time\":1,\"level\":\"error\",\"message\":}")));
    }

    @Test
    void whatIsNoErrorOfTheWorkerIsNone() {
        assertEquals("", LoggedReason.in(List.of("error: something", "2026-01-02T03:04:05Z warning x", "ERROR: y")));
    }
}
