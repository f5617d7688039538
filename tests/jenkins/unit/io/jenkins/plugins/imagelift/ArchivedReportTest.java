package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivedReportTest {
    @TempDir
    Path folder;

    private SentResponse ask(String address) throws IOException {
        SentResponse sent = new SentResponse();
        new ArchivedReport(new Stored(folder)).send(ReportFile.named(address), sent.response());
        return sent;
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void documentsGoOutAsJsonThatNothingRuns() throws IOException {
        write("data.json", "{\"name\":\"</script><script>alert(1)</script>\"}");
        SentResponse sent = ask("/data.json");
        assertEquals("{\"name\":\"</script><script>alert(1)</script>\"}", sent.text());
        assertEquals("application/json;charset=UTF-8", sent.type);
        assertEquals("nosniff", sent.headers.get("X-Content-Type-Options"));
        assertEquals("sandbox; default-src 'none'", sent.headers.get("Content-Security-Policy"));
    }

    @Test
    void theDocumentOfAnotherRunIsTakenOutOfItsScript() throws IOException {
        write("runs/2/data.js", "var imageliftReport = {\"schema\":2};\n");
        assertEquals("{\"schema\":2}", ask("/runs/2/data.json").text());
    }

    @Test
    void anotherScriptInItsPlaceIsNotSent() throws IOException {
        write("runs/2/data.js", "alert('hostile'); /* a long script */\n");
        assertEquals(404, ask("/runs/2/data.json").error);
        write("runs/2/data.js", "var");
        assertEquals(404, ask("/runs/2/data.json").error);
        write("runs/2/data.js", "var imageliftReport = ");
        assertEquals("", ask("/runs/2/data.json").text());
    }

    @Test
    void imagesAreWhatTheirBytesSay() throws IOException {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
        write("thumbnails/0.jpg", png);
        SentResponse sent = ask("/thumbnails/0.jpg");
        assertEquals("image/png", sent.type);
        assertEquals(png.length, sent.bytes.size());
        write("thumbnails/1.jpg", "<svg onload='alert(1)'></svg>");
        assertEquals(404, ask("/thumbnails/1.jpg").error);
        assertNull(ask("/thumbnails/1.jpg").type);
    }

    @Test
    void whatIsNotThereIs404() throws IOException {
        assertEquals(404, ask("/data.json").error);
        Files.createDirectories(folder.resolve("details.json"));
        assertEquals(404, ask("/details.json").error);
    }

    @Test
    void whatIsTooLargeIs413() throws IOException {
        try (var file = Files.newByteChannel(Files.createFile(folder.resolve("data.json")), java.nio.file.StandardOpenOption.WRITE)) {
            file.position(96L << 20).write(java.nio.ByteBuffer.wrap(new byte[] {1}));
        }
        SentResponse sent = ask("/data.json");
        assertEquals(413, sent.error);
        assertTrue(sent.text().isEmpty());
    }
}
