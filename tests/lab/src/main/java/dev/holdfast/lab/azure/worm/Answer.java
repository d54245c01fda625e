package dev.holdfast.lab.azure.worm;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is answered.
 *
 * @param length of the body in bytes; what a HEAD tells without sending it
 */
record Answer(int status, Map<String, String> headers, InputStream body, long length) {
    static Answer empty(int status) {
        return new Answer(status, new LinkedHashMap<>(), InputStream.nullInputStream(), 0);
    }

    static Answer xml(int status, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Answer(status, new LinkedHashMap<>(), new ByteArrayInputStream(bytes), bytes.length)
                .with("Content-Type", "application/xml");
    }

    static Answer error(Refusal refusal) {
        AzureError error = refusal.error();
        String detail = refusal.getMessage() == null || refusal.getMessage().isEmpty()
                ? ""
                : "<AuthenticationErrorDetail>" + Xml.escape(refusal.getMessage()) + "</AuthenticationErrorDetail>";
        return xml(
                        error.status(),
                        Xml.HEAD + "<Error><Code>" + error + "</Code><Message>" + error.message() + "</Message>"
                                + detail + "</Error>")
                .with("x-ms-error-code", error.name());
    }

    /** One header more. */
    Answer with(String name, String value) {
        headers.put(name, value);
        return this;
    }
}
