package dev.holdfast.repository.format;

import com.fasterxml.jackson.core.JsonParser;
import dev.holdfast.repository.crypto.ScryptCost;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;

/** Gathers the fields of a key file. */
final class KeyFileReader {
    private OffsetDateTime created = OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private String username = "";
    private String hostname = "";
    private String derivation = "";
    private int n;
    private int r;
    private int p;
    private byte[] salt = {};
    private byte[] data = {};

    void field(JsonParser json) throws IOException {
        switch (json.currentName()) {
            case "created" -> created = StrictJson.nextTime(json);
            case "username" -> username = StrictJson.nextString(json);
            case "hostname" -> hostname = StrictJson.nextString(json);
            case "kdf" -> derivation = StrictJson.nextString(json);
            case "N" -> n = (int) StrictJson.nextCount(json, Integer.MAX_VALUE);
            case "r" -> r = (int) StrictJson.nextCount(json, Integer.MAX_VALUE);
            case "p" -> p = (int) StrictJson.nextCount(json, Integer.MAX_VALUE);
            case "salt" -> salt = Base64.getDecoder().decode(StrictJson.nextString(json));
            case "data" -> data = Base64.getDecoder().decode(StrictJson.nextString(json));
            default -> {
                json.nextToken();
                json.skipChildren();
            }
        }
    }

    KeyFile file() throws IOException {
        if (!derivation.equals("scrypt")) {
            throw new IOException("the key derivation is '" + derivation + "', not scrypt");
        }
        return new KeyFile(created, username, hostname, new ScryptCost(n, r, p), salt, data);
    }
}
