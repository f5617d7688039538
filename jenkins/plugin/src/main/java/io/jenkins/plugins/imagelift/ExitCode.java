package io.jenkins.plugins.imagelift;

/** What the worker's exit code means for the build (docs/operations.md). */
enum ExitCode {
    DONE("SUCCESS", ""),
    GATE_BROKEN("UNSTABLE", "the quality gate is broken"),
    INTERRUPTED("ABORTED", "the run was interrupted; its store is consistent, and the next build goes on from it"),
    WRONG_USAGE("FAILURE", "the worker refused its options (exit code 2)"),
    FAILED("FAILURE", "the run failed");

    /** name of a {@code hudson.model.Result} */
    final String result;
    /** for the log; empty for success */
    final String sentence;

    ExitCode(String result, String sentence) {
        this.result = result;
        this.sentence = sentence;
    }

    static ExitCode of(int code) {
        return switch (code) {
            case 0 -> DONE;
            case 2 -> WRONG_USAGE;
            case 3 -> GATE_BROKEN;
            case 130, 143 -> INTERRUPTED;
            default -> FAILED;
        };
    }

    /** Whether the run's files are complete and tell of this run. */
    boolean isComplete() {
        return this == DONE || this == GATE_BROKEN;
    }
}
