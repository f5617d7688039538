package io.jenkins.plugins.imagelift;

import hudson.Functions;
import hudson.model.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jenkins.util.VirtualFile;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * Sends files of an archived report, wherever the artifacts lie. They are an agent's: documents go out
 * as JSON and images as the image that their first bytes say, under a policy that runs nothing.
 */
final class ArchivedReport {
    private static final int PICTURE_BEGINNING = 12;
    private final VirtualFile folder;

    /** @param folder of the report in a build's artifacts */
    ArchivedReport(VirtualFile folder) {
        this.folder = folder;
    }

    /** Who reaches a build has Item.READ; its artifacts may need a permission of their own. */
    static void requirePermission(Run<?, ?> run) {
        if (Functions.isArtifactsPermissionEnabled()) {
            run.checkPermission(Run.ARTIFACTS);
        }
    }

    void send(ReportFile asked, StaplerResponse2 response) throws IOException {
        VirtualFile file = folder.child(asked.path());
        if (!file.isFile()) {
            response.sendError(404);
            return;
        }
        long length = file.length();
        if (length > asked.mostBytes()) {
            response.sendError(413);
            return;
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("Cache-Control", "private, max-age=300");
        try (InputStream in = file.open()) {
            send(asked.kind(), in, length, response);
        }
    }

    private static void send(ReportFile.Kind kind, InputStream in, long length, StaplerResponse2 response) throws IOException {
        byte[] beginning = switch (kind) {
            case JSON -> new byte[0];
            case SCRIPT_AS_JSON -> in.readNBytes(ReportFile.SCRIPT_BEGINNING.length());
            case PICTURE -> in.readNBytes(PICTURE_BEGINNING);
        };
        String type = kind == ReportFile.Kind.PICTURE ? ReportFile.imageType(beginning) : "application/json;charset=UTF-8";
        if (type == null || (kind == ReportFile.Kind.SCRIPT_AS_JSON && !isScript(beginning))) {
            response.sendError(404);
            return;
        }
        response.setContentType(type);
        OutputStream out = response.getOutputStream();
        if (kind == ReportFile.Kind.PICTURE) {
            out.write(beginning);
        }
        int end = kind == ReportFile.Kind.SCRIPT_AS_JSON ? ReportFile.SCRIPT_END.length() : 0;
        copy(in, out, length - beginning.length - end);
    }

    private static boolean isScript(byte[] beginning) {
        return Arrays.equals(beginning, ReportFile.SCRIPT_BEGINNING.getBytes(StandardCharsets.UTF_8));
    }

    /** No more than {@code bytes}, however long the stream turns out to be. */
    private static void copy(InputStream in, OutputStream out, long bytes) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long left = bytes;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                return;
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
