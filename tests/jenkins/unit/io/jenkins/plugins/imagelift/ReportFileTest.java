package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReportFileTest {
    @Test
    void documentsAndThumbnailsAreServed() {
        assertEquals(ReportFile.Kind.JSON, ReportFile.named("/data.json").kind());
        assertEquals("details.json", ReportFile.named("/details.json").path());
        assertEquals(ReportFile.Kind.PICTURE, ReportFile.named("/thumbnails/12.jpg").kind());
    }

    @Test
    void theDocumentOfAnotherRunComesOutOfItsScript() {
        ReportFile file = ReportFile.named("/runs/3/data.json");
        assertEquals("runs/3/data.js", file.path());
        assertEquals(ReportFile.Kind.SCRIPT_AS_JSON, file.kind());
    }

    @Test
    void nothingElseIs() {
        for (String asked : new String[] {"", "/", "/index.html", "/report.js", "/data.js", "/runs/3/data.js", "/../imagelift.sqlite",
            "/data.json/", "/data.json\n", "//data.json", "/thumbnails/../data.json", "/thumbnails/a.jpg", "/thumbnails/1.svg",
            "/runs/../data.json", "/thumbnails/1.jpg/x", "/runs/1/../../x"}) {
            assertNull(ReportFile.named(asked), asked);
        }
    }

    @Test
    void imagesAreKnownByTheirFirstBytes() {
        assertEquals("image/jpeg", ReportFile.imageType(bytes("\u00ff\u00d8\u00ff\u00e0........")));
        assertEquals("image/png", ReportFile.imageType(bytes("\u0089PNG\r\n\u001a\n....")));
        assertEquals("image/webp", ReportFile.imageType(bytes("RIFF1234WEBP")));
        for (String other : new String[] {"", "\u00ff\u00d8", "<svg", "GIF89a......", "RIFF1234WAVE", "<!doctype html"}) {
            assertNull(ReportFile.imageType(bytes(other)), other);
        }
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
}
